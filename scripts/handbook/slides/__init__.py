"""What trainers take away: for each module slides with notes to speak from, and a handout to write on."""
