"""Document to mentions: names, posts, agencies, places, each with its tokens and the rule that found it."""
