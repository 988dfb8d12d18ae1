#include "widgets/film/Stillness.h"

#include "widgets/film/PaintWatch.h"

#include <utility>

namespace vitrine {

namespace {

constexpr int moment = 40; ///< milliseconds without anything to paint
constexpr int most = 1500; ///< milliseconds

} // namespace

Stillness::Stillness(QWidget *window, QObject *parent) : QObject(parent)
{
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(moment);
    connect(&m_quiet, &QTimer::timeout, this, &Stillness::look);
    connect(new PaintWatch(window, this), &PaintWatch::painted, this, &Stillness::wait);
}

void Stillness::await(std::function<bool()> isBusy)
{
    m_isBusy = std::move(isBusy);
    m_since.start();
    m_quiet.start();
}

void Stillness::stop()
{
    m_quiet.stop();
}

void Stillness::look()
{
    if (m_isBusy && m_isBusy()) {
        m_since.start();
        m_quiet.start();
    } else {
        emit still();
    }
}

void Stillness::wait()
{
    if (m_quiet.isActive() && m_since.elapsed() < most)
        m_quiet.start();
}

} // namespace vitrine
