CREATE TABLE items (größe integer);
