#include "widgets/labs/batchnorm/MapFrame.h"

#include "widgets/common/Theme.h"
#include "widgets/labs/batchnorm/NormState.h"
#include "widgets/maps/ColourLegend.h"
#include "widgets/maps/MapGridView.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>

#include <algorithm>

namespace vitrine {

QGridLayout *makeMapFrames(MapFrame *frames, int count, NormState *state)
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    grid->setRowStretch(1, 1);
    for (int i = 0; i < count; ++i) {
        const MapFrame frame{new QLabel, new MapGridView, new ColourLegend};
        frame.title->setWordWrap(true);
        grid->addWidget(frame.title, 0, i);
        grid->addWidget(frame.view, 1, i);
        grid->addWidget(frame.legend, 2, i);
        grid->setColumnStretch(i, 1);
        QObject::connect(frame.view, &MapGridView::scaleChanged, frame.legend, [frame] {
            if (frame.view->hasTensor())
                frame.legend->setScale(frame.view->legend(), false);
            else
                frame.legend->clear();
        });
        QObject::connect(frame.view, &MapGridView::activated, state, &NormState::setPlace);
        frames[i] = frame;
    }
    return grid;
}

namespace {

constexpr int gap = 16, legendHeight = 40, leastWidth = 240; ///< of a picture, pixels

int widthOf(const MapFrame &frame)
{
    return std::max(leastWidth, frame.view->exportSource().size().width());
}

QSize sizeOf(std::span<const MapFrame> frames)
{
    QSize size(gap, 0);
    for (const MapFrame &frame : frames)
        size = QSize(size.width() + widthOf(frame) + gap,
                     std::max(size.height(), frame.view->exportSource().size().height()));
    return size + QSize(0, 2 * frames.front().title->fontMetrics().height() + gap + legendHeight);
}

void paintFrames(QPainter &painter, std::span<const MapFrame> frames)
{
    const int head = 2 * frames.front().title->fontMetrics().height() + gap;
    painter.setFont(frames.front().title->font());
    int x = gap;
    for (const MapFrame &frame : frames) {
        painter.setPen(Theme::instance().color(Theme::Role::Text));
        painter.drawText(QRect(x, gap / 2, widthOf(frame), head - gap / 2), Qt::TextWordWrap, frame.title->text());
        painter.save();
        painter.translate(x, head);
        frame.view->exportSource().paint(painter);
        painter.restore();
        painter.save();
        painter.translate(x, sizeOf(frames).height() - legendHeight);
        frame.legend->paint(painter, leastWidth);
        painter.restore();
        x += widthOf(frame) + gap;
    }
}

QString csvOf(std::span<const MapFrame> frames)
{
    QString text;
    for (const MapFrame &frame : frames) {
        const QStringList lines = frame.view->exportSource().csv().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        if (text.isEmpty() && !lines.isEmpty())
            text = QStringLiteral("map,%1\n").arg(lines.front());
        for (const QString &line : lines.mid(1))
            text += QStringLiteral("\"%1\",%2\n").arg(frame.title->text(), line);
    }
    return text;
}

} // namespace

ExportSource mapFramesSource(std::span<const MapFrame> frames, const QString &name)
{
    return {[name] { return name; }, [frames] { return sizeOf(frames); },
            [frames](QPainter &painter) { paintFrames(painter, frames); }, [frames] { return csvOf(frames); }};
}

} // namespace vitrine
