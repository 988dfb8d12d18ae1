#include "widgets/film/FilmRun.h"

#include "core/base/Cancel.h"
#include "widgets/film/FilmMaker.h"
#include "widgets/film/Stillness.h"

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

constexpr double longestTurn = 12; ///< milliseconds of painting, where it can be had in pieces
constexpr int mostPieces = 16; ///< of a picture

} // namespace

FilmRun::FilmRun(FilmPlan plan, QWidget *window, QObject *parent)
    : QObject(parent), m_plan(std::move(plan)), m_stillness(new Stillness(window, this))
{
    connect(m_stillness, &Stillness::still, this, [this] {
        m_isSettled = true;
        takePicture();
    });
}

FilmRun::~FilmRun()
{
    end();
}

void FilmRun::start()
{
    m_maker = new FilmMaker({m_plan.file, m_plan.size, m_plan.seconds}, this);
    connect(m_maker, &FilmMaker::roomMade, this, &FilmRun::takePicture);
    connect(m_maker, &FilmMaker::done, this, [this] {
        end();
        emit done(m_plan.file);
    });
    connect(m_maker, &FilmMaker::failed, this, [this](const Error &error) {
        end();
        emit failed(error);
    });
    m_maker->start();
    showNext();
}

void FilmRun::cancel()
{
    if (!m_maker)
        return;
    end();
    emit failed(Cancel::error());
}

void FilmRun::showNext()
{
    m_isSettled = false;
    m_plan.reel.show(m_plan.step(m_taken));
    m_stillness->await(m_plan.reel.isBusy);
}

void FilmRun::takePicture()
{
    if (!m_maker || !m_isSettled || !m_maker->hasRoom())
        return;
    QElapsedTimer timer;
    timer.start();
    if (!m_picture)
        m_picture.emplace(m_plan.shot, m_plan.size, m_pieces);
    const bool hasMore = m_picture->paintNext();
    const double cost = static_cast<double>(timer.nsecsElapsed()) * 1e-6;
    m_slowest = std::max(m_slowest, cost);
    if (cost > longestTurn) // the next ones
        m_pieces = std::min(2 * m_pieces, mostPieces);
    if (hasMore)
        return QTimer::singleShot(0, this, &FilmRun::takePicture);
    m_isSettled = false;
    m_maker->add(std::exchange(m_picture, std::nullopt)->image(), m_plan.secondsOf(m_taken));
    emit progress(++m_taken, m_plan.pictures());
    if (!m_maker) // cancelled meanwhile
        return;
    if (m_taken == m_plan.pictures())
        m_maker->finish();
    else
        QTimer::singleShot(0, this, [this] {
            if (m_maker)
                showNext();
        });
}

/// Also of what has not begun.
void FilmRun::end()
{
    m_stillness->stop();
    m_picture.reset();
    if (auto *maker = std::exchange(m_maker, nullptr)) {
        delete maker;
        m_plan.reel.putBack();
    }
}

} // namespace vitrine
