"""The browser application: the page that stands alone, and the local studio."""
