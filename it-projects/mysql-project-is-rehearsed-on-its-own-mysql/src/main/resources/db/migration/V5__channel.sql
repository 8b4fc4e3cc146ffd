ALTER TABLE orders ADD COLUMN channel varchar(20), ADD INDEX orders_channel (channel);
