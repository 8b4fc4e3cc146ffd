UPDATE customers SET nickname = NULL;
