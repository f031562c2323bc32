"""What boxes, containers and arrows mean."""
