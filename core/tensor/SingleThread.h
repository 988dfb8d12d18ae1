#pragma once

namespace vitrine {

/// While it lives, LibTorch computes with one thread; then with as many as before. For small networks, whose threads
/// would wait for each other longer than they work. Used on the compute thread.
class SingleThread {
public:
    SingleThread();
    ~SingleThread();
    SingleThread(const SingleThread &) = delete;
    SingleThread &operator=(const SingleThread &) = delete;

private:
    int m_before;
};

} // namespace vitrine
