"""Documents a planner hands out: postings (募集要項) and requests for proposals (RFP)."""
