-- back to the old name of the Straﬂe
DROP TABLE streets;
ALTER TABLE orders RENAME TO purchases;
