#include "widgets/labs/batchnorm/MapFrame.h"

#include "widgets/common/LongCsv.h"
#include "widgets/common/Theme.h"
#include "widgets/labs/batchnorm/NormState.h"
#include "widgets/maps/ColourLegend.h"
#include "widgets/maps/MapGridView.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>

#include <algorithm>
#include <string>
#include <vector>

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

/// One behind the other, each line under the title of its map.
LongTable tableOf(std::span<const MapFrame> frames)
{
    LongTable all;
    std::vector<LongTable> parts;
    std::vector<std::string> titles;
    for (const MapFrame &frame : frames) {
        parts.push_back(longCsv(frame.view->exportSource())->table());
        titles.push_back('"' + frame.title->text().toStdString() + "\",");
        all.lines += parts.back().lines;
    }
    if (!parts.empty())
        all.header = "map," + parts.front().header;
    all.append = [parts, titles](std::int64_t line, std::string &text) {
        std::size_t part = 0;
        for (; line >= parts[part].lines; ++part)
            line -= parts[part].lines;
        text += titles[part];
        parts[part].append(line, text);
    };
    return all;
}

} // namespace

ExportSource mapFramesSource(std::span<const MapFrame> frames, const QString &name)
{
    return {[name] { return name; }, [frames] { return sizeOf(frames); },
            [frames](QPainter &painter) { paintFrames(painter, frames); },
            LongCsv{[frames] { return tableOf(frames); }}};
}

} // namespace vitrine
