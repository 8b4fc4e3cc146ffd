TRUNCATE drafts;
