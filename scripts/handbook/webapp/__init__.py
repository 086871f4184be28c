"""The site as an app of the browser: a language that its reader keeps on the device, where the site stands on a server."""
