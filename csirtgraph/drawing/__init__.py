"""What a picture is: boxes, frames and arrows, their text, their looks and their places."""
