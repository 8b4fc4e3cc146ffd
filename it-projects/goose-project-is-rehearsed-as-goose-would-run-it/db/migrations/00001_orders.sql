-- +goose Up
CREATE TABLE orders (id bigint PRIMARY KEY, total bigint NOT NULL);

-- +goose StatementBegin
CREATE FUNCTION doubled(amount bigint) RETURNS bigint AS $$
BEGIN
  RETURN amount * 2;
END
$$ LANGUAGE plpgsql;
-- +goose StatementEnd

-- +goose Down
DROP TABLE orders;
