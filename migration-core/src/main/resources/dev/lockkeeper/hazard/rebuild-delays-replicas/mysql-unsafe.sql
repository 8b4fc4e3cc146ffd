-- released: 1
-- V1__orders.sql
CREATE TABLE orders (
  id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  status varchar(20) NOT NULL,
  note varchar(200),
  KEY orders_status (status)
);

-- V2__note_required.sql
-- expect rebuild-delays-replicas
ALTER TABLE orders MODIFY COLUMN note varchar(200) NOT NULL;

-- V3__channel.sql
-- expect rebuild-delays-replicas
ALTER TABLE orders ADD COLUMN channel varchar(20), ADD INDEX orders_note (note);

-- V4__engine.sql
-- expect rebuild-delays-replicas
ALTER TABLE orders ENGINE=InnoDB;
