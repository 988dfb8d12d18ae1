#include "widgets/detection/video/VideoExportStrip.h"

#include "widgets/common/Format.h"
#include "widgets/common/Translated.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QStringList>

#include <algorithm>

namespace vitrine {

namespace {

constexpr int steps = 1000;
constexpr int nameWidth = 24; ///< letters of a file's name; all of them are in the tip
constexpr double settled = 1; ///< seconds after which a rate says something

} // namespace

VideoExportStrip::VideoExportStrip(QWidget *parent)
    : QWidget(parent), m_what(new QLabel), m_numbers(new QLabel), m_bar(new QProgressBar), m_cancel(new QPushButton)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 4, 8, 4);
    row->setSpacing(8);
    row->addWidget(m_what);
    row->addWidget(m_bar, 1);
    row->addWidget(m_numbers);
    row->addWidget(m_cancel);
    m_what->setTextFormat(Qt::PlainText);
    m_numbers->setTextFormat(Qt::PlainText);
    m_bar->setTextVisible(false);
    connect(m_cancel, &QPushButton::clicked, this, &VideoExportStrip::cancelWanted);
    translated(this, [this] { setTexts(); });
    hide();
}

void VideoExportStrip::begin(const QString &target)
{
    m_target = target;
    m_progress = {};
    m_clock.invalidate();
    m_bar->setRange(0, 0);
    m_cancel->setEnabled(true);
    setTexts();
    show();
}

void VideoExportStrip::setProgress(const VideoExportProgress &progress)
{
    if (!m_clock.isValid()) {
        m_clock.start();
        m_first = progress.done;
    }
    m_progress = progress;
    m_bar->setRange(0, progress.count > 0 ? steps : 0);
    if (progress.count > 0)
        m_bar->setValue(static_cast<int>(std::min<qint64>(steps * progress.done / progress.count, steps)));
    setTexts();
}

void VideoExportStrip::end()
{
    hide();
}

double VideoExportStrip::secondsLeft(const VideoExportProgress &progress, double seconds)
{
    if (progress.done <= 0 || progress.count <= progress.done || seconds < settled)
        return -1;
    return seconds / static_cast<double>(progress.done) * static_cast<double>(progress.count - progress.done);
}

void VideoExportStrip::setTexts()
{
    const double seconds = m_clock.isValid() ? static_cast<double>(m_clock.elapsed()) / 1000 : 0;
    const VideoExportProgress since{m_progress.done - m_first, m_progress.count - m_first};
    QStringList parts;
    if (m_progress.count > 0)
        parts += tr("frame %1 of %2").arg(formatCount(m_progress.done), formatCount(m_progress.count));
    else if (m_progress.done > 0)
        parts += tr("frame %1").arg(formatCount(m_progress.done));
    if (seconds >= settled && since.done > 0)
        parts += tr("%1 frames/s").arg(QLocale().toString(static_cast<double>(since.done) / seconds, 'f', 1));
    if (const double left = secondsLeft(since, seconds); left >= 0)
        parts += tr("%1 left").arg(formatDuration(left));
    const QString name = fontMetrics().elidedText(QFileInfo(m_target).fileName(), Qt::ElideMiddle,
                                                  nameWidth * fontMetrics().averageCharWidth());
    m_what->setText(tr("Writing %1").arg(name));
    m_what->setToolTip(m_target);
    m_numbers->setText(parts.join(QStringLiteral(" · ")));
    m_bar->setAccessibleName(tr("Progress of the video"));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setAccessibleName(tr("Cancel the export of the video"));
    m_cancel->setToolTip(tr("Stop; nothing is left of the video"));
}

QString VideoExportStrip::text() const
{
    return m_what->text() + QStringLiteral(" · ") + m_numbers->text();
}

} // namespace vitrine
