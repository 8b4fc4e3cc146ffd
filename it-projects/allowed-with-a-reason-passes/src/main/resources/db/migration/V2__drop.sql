DELETE FROM orders;

-- migration:allow column-drop-loses-data until 2099-12-31 because nothing reads it since release 41
ALTER TABLE orders DROP COLUMN note;
