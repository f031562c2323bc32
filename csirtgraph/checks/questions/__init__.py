"""Questions to a plan: who, trace, stats, and what is left when somebody is absent."""
