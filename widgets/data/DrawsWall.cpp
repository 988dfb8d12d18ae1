#include "widgets/data/DrawsWall.h"

#include "widgets/common/Export.h"
#include "widgets/common/Theme.h"

#include <QPainter>

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

constexpr int gap = 8;

/// How many columns make `count` squares, each with a line of text, as large as they can be.
int bestColumns(int count, QSize area, int line)
{
    int best = 1, bestSide = 0;
    for (int columns = 1; columns <= count; ++columns) {
        const int rows = (count + columns - 1) / columns;
        const int side = std::min(area.width() / columns - gap, area.height() / rows - gap - line);
        if (side > bestSide) {
            best = columns;
            bestSide = side;
        }
    }
    return best;
}

} // namespace

DrawsWall::DrawsWall(QWidget *parent) : QWidget(parent)
{
    installExportMenu(this,
                      {[] { return QStringLiteral("augmentations"); },
                       [this] { return size(); },
                       [this](QPainter &painter) { paint(painter, rect()); },
                       {}});
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void DrawsWall::setDraws(std::vector<DataDraw> draws)
{
    m_draws = std::move(draws);
    QStringList texts;
    for (const DataDraw &draw : m_draws)
        texts += captionOf(draw);
    setAccessibleDescription(texts.join(QStringLiteral(", ")));
    update();
}

void DrawsWall::setMessage(const QString &message)
{
    m_message = message;
    if (!message.isEmpty())
        m_draws.clear();
    update();
}

QString DrawsWall::captionOf(const DataDraw &draw) const
{
    return draw.epoch == 0 ? tr("As it is") : tr("Epoch %1").arg(draw.epoch);
}

void DrawsWall::paint(QPainter &painter, const QRect &area) const
{
    const Theme &theme = Theme::instance();
    painter.fillRect(area, theme.color(Theme::Role::Panel));
    if (m_draws.empty()) {
        painter.setPen(theme.color(Theme::Role::MutedText));
        painter.drawText(area.adjusted(16, 16, -16, -16), Qt::AlignCenter | Qt::TextWordWrap, m_message);
        return;
    }
    const int count = static_cast<int>(m_draws.size());
    const int line = fontMetrics().lineSpacing();
    const int columns = bestColumns(count, area.size(), line);
    const int rows = (count + columns - 1) / columns;
    const int side = std::max(8, std::min(area.width() / columns - gap, area.height() / rows - gap - line));
    for (int i = 0; i < count; ++i) {
        const DataDraw &draw = m_draws[static_cast<std::size_t>(i)];
        const QRect frame(area.left() + gap / 2 + i % columns * (side + gap),
                          area.top() + gap / 2 + i / columns * (side + gap + line), side, side);
        QRect place(QPoint(), draw.picture.size().scaled(side, side, Qt::KeepAspectRatio));
        place.moveCenter(frame.center());
        painter.drawImage(place, draw.picture); // crisp: these are the network's pixels
        painter.setPen(theme.color(draw.epoch == 0 ? Theme::Role::Accent : Theme::Role::Border));
        painter.drawRect(place.adjusted(0, 0, -1, -1));
        painter.setPen(theme.color(Theme::Role::Text));
        painter.drawText(QRect(frame.left(), frame.bottom() + 1, side, line), Qt::AlignCenter, captionOf(draw));
    }
}

void DrawsWall::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(painter, rect());
}

} // namespace vitrine
