#include "widgets/input/AnswerView.h"

#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/common/ToolTips.h"

#include <QEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr int rows = 5;
constexpr int gap = 8;

} // namespace

AnswerView::AnswerView(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
    describe();
}

void AnswerView::setAnswer(const Answer &answer)
{
    m_answer = answer;
    describe();
    update();
}

void AnswerView::setInstead(const QString &text)
{
    m_instead = text;
    describe();
}

QSize AnswerView::sizeHint() const
{
    return {160, rows * rowHeight()};
}

int AnswerView::rowHeight() const
{
    return fontMetrics().height() + gap;
}

int AnswerView::rowAt(QPoint position) const
{
    const int row = rect().contains(position) ? position.y() / rowHeight() : -1;
    return row >= 0 && row < static_cast<int>(m_answer.best.size()) ? row : -1;
}

void AnswerView::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::instance();
    QPainter painter(this);
    if (m_answer.best.empty()) {
        painter.setPen(theme.color(Theme::Role::MutedText));
        painter.drawText(rect(), Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap,
                         m_instead.isEmpty() ? tr("This network's answer is not a list of classes.") : m_instead);
        return;
    }
    const QFontMetrics metrics = fontMetrics();
    const int shareWidth = metrics.horizontalAdvance(QStringLiteral("100.00 %")) + gap;
    int nameWidth = metrics.horizontalAdvance(QStringLiteral("00"));
    for (const Candidate &candidate : m_answer.best)
        nameWidth = std::max(nameWidth, metrics.horizontalAdvance(candidate.name));
    nameWidth = std::min(nameWidth, width() / 3) + gap;
    const int barRoom = std::max(8, width() - nameWidth - shareWidth);

    for (int i = 0; i < static_cast<int>(m_answer.best.size()); ++i) {
        const Candidate &candidate = m_answer.best[static_cast<std::size_t>(i)];
        const bool isTarget = candidate.index == m_answer.target;
        const QRect row(0, i * rowHeight(), width(), rowHeight());
        QFont type = font();
        type.setBold(i == 0);
        painter.setFont(type);
        painter.setPen(theme.color(Theme::Role::Text));
        painter.drawText(row.adjusted(0, 0, nameWidth - gap - row.width(), 0), Qt::AlignVCenter | Qt::AlignLeft,
                         QFontMetrics(type).elidedText(candidate.name, Qt::ElideRight, nameWidth - gap));
        const QRect room(nameWidth, row.top() + gap / 2, barRoom, row.height() - gap);
        painter.fillRect(room, theme.color(Theme::Role::Window));
        QRect bar = room;
        const double share = std::isfinite(candidate.probability) ? candidate.probability : 0; // of a network gone NaN
        bar.setWidth(std::max(1, static_cast<int>(room.width() * share)));
        painter.fillRect(bar, theme.color(i == 0 ? Theme::Role::Accent : Theme::Role::Border));
        if (isTarget) {
            painter.setPen(QPen(theme.color(Theme::Role::Backward), 2));
            painter.drawRect(room.adjusted(1, 1, -1, -1));
        }
        painter.setPen(theme.color(i == 0 ? Theme::Role::Text : Theme::Role::MutedText));
        painter.drawText(row.adjusted(width() - shareWidth, 0, 0, 0), Qt::AlignVCenter | Qt::AlignRight,
                         formatShare(candidate.probability));
    }
}

void AnswerView::mouseReleaseEvent(QMouseEvent *event)
{
    const int row = rowAt(event->position().toPoint());
    if (row >= 0 && event->button() == Qt::LeftButton)
        emit classPicked(m_answer.best[static_cast<std::size_t>(row)].index);
}

bool AnswerView::event(QEvent *event)
{
    return showToolTip(event, this, [this](QPoint at) { return tipAt(at); }) || QWidget::event(event);
}

QString AnswerView::tipAt(QPoint at) const
{
    const int row = rowAt(at);
    if (row < 0)
        return {};
    const Candidate &candidate = m_answer.best[static_cast<std::size_t>(row)];
    QString text = tr("Class %1: probability %2. Click to make it the target.")
                       .arg(candidate.name, formatExact(candidate.probability));
    if (candidate.index == m_answer.target)
        text += QLatin1Char('\n') + tr("The loss compares with this class.");
    return text;
}

void AnswerView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        describe();
    QWidget::changeEvent(event);
}

void AnswerView::describe()
{
    setAccessibleName(tr("Answer: the five best classes"));
    QStringList lines;
    for (const Candidate &candidate : m_answer.best)
        lines += QStringLiteral("%1: %2").arg(candidate.name, formatShare(candidate.probability));
    setAccessibleDescription(lines.isEmpty() ? m_instead : lines.join(QStringLiteral(", ")));
    update();
}

} // namespace vitrine
