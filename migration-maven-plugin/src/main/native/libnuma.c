/*
 * Stands in for libnuma.so.1 where the system has none. numa_available() answers that there is no NUMA
 * on this machine, as the real one does in most containers, and then MySQL asks nothing else of it.
 */
#define ENOSYS 38

int numa_available(void) { return -1; }

void *numa_all_nodes_ptr = 0;

int numa_node_of_cpu(int cpu) { return -1; }

#define NO_MEMORY(name) \
  void *name(void) { return 0; }

NO_MEMORY(numa_alloc_local)
NO_MEMORY(numa_alloc_onnode)
NO_MEMORY(numa_get_mems_allowed)

#define NOTHING(name) \
  void name(void) {}

NOTHING(numa_free)
NOTHING(numa_bitmask_free)

#define REFUSED(name) \
  long name(void) { return -ENOSYS; }

REFUSED(mbind)
REFUSED(set_mempolicy)
