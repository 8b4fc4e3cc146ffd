/*
 * Stands in for libaio.so.1 where the system has none. MySQL is linked with it even though a scratch
 * server runs with innodb_use_native_aio=0 and never calls it: the loader only wants the names. Whoever
 * calls one of them all the same is told that the kernel does not have it.
 */
#define ENOSYS 38

#define REFUSED(name) \
  int name(void) { return -ENOSYS; }

REFUSED(io_setup)
REFUSED(io_destroy)
REFUSED(io_submit)
REFUSED(io_cancel)
REFUSED(io_getevents)
REFUSED(io_pgetevents)
REFUSED(io_queue_init)
REFUSED(io_queue_run)
REFUSED(io_queue_release)
REFUSED(io_queue_wait)
