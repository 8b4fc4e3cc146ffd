-- released: 1
-- versions: 8.0.29-
-- V1__orders_with_a_past.sql
CREATE TABLE orders (
  id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  status varchar(20) NOT NULL
);
ALTER TABLE orders ADD a1 int; ALTER TABLE orders ADD a2 int; ALTER TABLE orders ADD a3 int;
ALTER TABLE orders ADD a4 int; ALTER TABLE orders ADD a5 int; ALTER TABLE orders ADD a6 int;
ALTER TABLE orders ADD a7 int; ALTER TABLE orders ADD a8 int; ALTER TABLE orders ADD a9 int;
ALTER TABLE orders ADD a10 int; ALTER TABLE orders ADD a11 int; ALTER TABLE orders ADD a12 int;
ALTER TABLE orders ADD a13 int; ALTER TABLE orders ADD a14 int; ALTER TABLE orders ADD a15 int;
ALTER TABLE orders ADD a16 int; ALTER TABLE orders ADD a17 int; ALTER TABLE orders ADD a18 int;
ALTER TABLE orders ADD a19 int; ALTER TABLE orders ADD a20 int; ALTER TABLE orders ADD a21 int;
ALTER TABLE orders ADD a22 int; ALTER TABLE orders ADD a23 int; ALTER TABLE orders ADD a24 int;
ALTER TABLE orders ADD a25 int; ALTER TABLE orders ADD a26 int; ALTER TABLE orders ADD a27 int;
ALTER TABLE orders ADD a28 int; ALTER TABLE orders ADD a29 int; ALTER TABLE orders ADD a30 int;
ALTER TABLE orders ADD a31 int; ALTER TABLE orders ADD a32 int; ALTER TABLE orders ADD a33 int;
ALTER TABLE orders ADD a34 int; ALTER TABLE orders ADD a35 int; ALTER TABLE orders ADD a36 int;
ALTER TABLE orders ADD a37 int; ALTER TABLE orders ADD a38 int; ALTER TABLE orders ADD a39 int;
ALTER TABLE orders ADD a40 int; ALTER TABLE orders ADD a41 int; ALTER TABLE orders ADD a42 int;
ALTER TABLE orders ADD a43 int; ALTER TABLE orders ADD a44 int; ALTER TABLE orders ADD a45 int;
ALTER TABLE orders ADD a46 int; ALTER TABLE orders ADD a47 int; ALTER TABLE orders ADD a48 int;
ALTER TABLE orders ADD a49 int; ALTER TABLE orders ADD a50 int; ALTER TABLE orders ADD a51 int;
ALTER TABLE orders ADD a52 int; ALTER TABLE orders ADD a53 int; ALTER TABLE orders ADD a54 int;
ALTER TABLE orders ADD a55 int; ALTER TABLE orders ADD a56 int; ALTER TABLE orders ADD a57 int;
ALTER TABLE orders ADD a58 int; ALTER TABLE orders ADD a59 int; ALTER TABLE orders ADD a60 int;
ALTER TABLE orders ADD a61 int; ALTER TABLE orders ADD a62 int;

-- V2__the_last_but_one.sql
-- expect row-versions-run-out
ALTER TABLE orders ADD COLUMN channel varchar(20), ALGORITHM=INSTANT;

-- V3__the_last.sql
-- expect row-versions-run-out
ALTER TABLE orders ADD COLUMN region varchar(20), ALGORITHM=INSTANT;

-- V4__one_too_many.sql
-- expect row-versions-run-out, rebuild-delays-replicas
ALTER TABLE orders ADD COLUMN priority int;
