/**
 * What every server is told: loopback only, little memory, no durability (a machine that dies takes the sandbox with it), and
 * nothing that wakes up by itself while nobody asks.
 */
const VALUES: Readonly<Record<string, string>> = {
  unix_socket_directories: '',
  shared_buffers: '16MB',
  max_connections: '60',
  wal_level: 'replica',
  max_wal_senders: '8',
  wal_keep_size: '64MB',
  max_wal_size: '256MB',
  hot_standby: 'on',
  fsync: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  jit: 'off',
  bgwriter_delay: '10s',
  bgwriter_lru_maxpages: '0',
  wal_writer_delay: '10s',
  checkpoint_timeout: '1h',
  io_method: 'sync',
  dynamic_shared_memory_type: 'mmap',
  wal_retrieve_retry_interval: '100ms',
  wal_receiver_timeout: '0',
  wal_sender_timeout: '0',
  log_min_messages: 'warning',
};

/** The same in the words of `postgresql.conf`. A standby must not have less of anything than its primary, so all have the same. */
export const SETTINGS = Object.entries(VALUES)
  .map(([name, value]) => `${name} = '${value}'\n`)
  .join('');
