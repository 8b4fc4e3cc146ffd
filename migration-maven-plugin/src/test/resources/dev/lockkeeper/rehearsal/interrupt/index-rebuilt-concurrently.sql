-- The half of a new index stays beside it; the next run builds another one.

-- middle: stopped-build-leaves-invalid-index (public.orders_total_idx_ccnew, which the next run leaves where it is; nobody drops it)
-- after: survives
REINDEX INDEX CONCURRENTLY orders_total_idx;
