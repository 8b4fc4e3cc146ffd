ALTER TABLE shop.orders SET (fillfactor = ${fill-factor});
