-- after: stopped-script-cannot-run-again (enum label "void" already exists)
ALTER TYPE state ADD VALUE 'void';

-- middle: stopped-script-cannot-run-again (enum label "void" already exists)
-- after: stopped-script-cannot-run-again (enum label "void" already exists)
UPDATE orders SET state = 'void' WHERE total > 60;
