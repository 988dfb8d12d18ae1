#include "core/tensor/SingleThread.h"

#include <ATen/Parallel.h>

namespace vitrine {

SingleThread::SingleThread() : m_before(at::get_num_threads())
{
    at::set_num_threads(1);
}

SingleThread::~SingleThread()
{
    at::set_num_threads(m_before);
}

} // namespace vitrine
