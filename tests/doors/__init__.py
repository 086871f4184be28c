"""What people send: issues as the service makes them of forms, and answers typed at a terminal."""
