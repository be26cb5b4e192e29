"""What must be known of each open standard at run time: our own small tables of facts, each with its source."""
