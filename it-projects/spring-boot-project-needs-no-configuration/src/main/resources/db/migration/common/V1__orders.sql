CREATE TABLE orders (id int PRIMARY KEY, total int);
CREATE TABLE audit.trail (id int PRIMARY KEY, said text);
CREATE TABLE ${outbox}.messages (id int PRIMARY KEY);
