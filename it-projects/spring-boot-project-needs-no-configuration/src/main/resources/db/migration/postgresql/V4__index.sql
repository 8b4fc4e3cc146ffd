-- what is in ${outbox} needs none
CREATE INDEX orders_total_idx ON shop.orders (total) WITH (fillfactor = ${fill-factor});
CREATE INDEX trail_said_idx ON audit.trail (said);
