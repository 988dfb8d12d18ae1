#include "widgets/stepping/IterationStrip.h"

#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/common/ToolTips.h"
#include "widgets/common/Translated.h"
#include "widgets/stepping/JourneySession.h"
#include "widgets/transport/StepText.h"

#include <QMouseEvent>
#include <QPainter>
#include <QScopedValueRollback>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr int least = 4; ///< height of the lowest bar, so that each can be seen
constexpr int widest = 24;

} // namespace

IterationStrip::IterationStrip(JourneySession *journey, QWidget *parent) : QAbstractSlider(parent), m_journey(journey)
{
    setOrientation(Qt::Horizontal);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    translated(this, [this] { setAccessibleName(tr("Iterations")); });
    connect(journey, &JourneySession::changed, this, &IterationStrip::follow);
    connect(journey, &JourneySession::arrived, this, &IterationStrip::follow);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    follow();
}

void IterationStrip::follow()
{
    const QScopedValueRollback follows(m_follows, true);
    const auto &notes = m_journey->notes();
    m_least = m_most = 0;
    for (const IterationNote &note : notes)
        if (std::isfinite(note.loss))
            m_most = std::max(m_most, note.loss);
    setRange(0, std::max(0, static_cast<int>(notes.size()) - 1));
    setPageStep(std::max(1, static_cast<int>(notes.size()) / 10));
    setValue(static_cast<int>(m_journey->shown()));
    update();
}

void IterationStrip::sliderChange(SliderChange change)
{
    QAbstractSlider::sliderChange(change);
    if (change == SliderValueChange && !m_follows && value() != m_journey->shown())
        emit chosen(value());
}

QRect IterationStrip::barRect(int iteration) const
{
    const int count = maximum() + 1;
    if (count * widest <= width())
        return {iteration * widest, 0, widest, height()};
    const int left = static_cast<int>(static_cast<qint64>(iteration) * width() / count),
              right = static_cast<int>(static_cast<qint64>(iteration + 1) * width() / count);
    return {left, 0, right - left, height()};
}

int IterationStrip::iterationAt(int x) const
{
    const int count = maximum() + 1;
    const int place = count * widest <= width()
        ? x / widest
        : static_cast<int>(static_cast<qint64>(x) * count / std::max(1, width()));
    return std::clamp(place, 0, maximum());
}

double IterationStrip::heightOf(double loss) const
{
    if (!std::isfinite(loss))
        return height() - 4;
    return least + (height() - 4 - least) * (m_most > 0 ? std::clamp(loss / m_most, 0.0, 1.0) : 0.0);
}

void IterationStrip::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::instance();
    QPainter painter(this);
    const auto &notes = m_journey->notes();
    for (int i = 0; i < static_cast<int>(notes.size()); ++i) {
        const QRect place = barRect(i);
        const double loss = notes[static_cast<std::size_t>(i)].loss;
        QColor colour = std::isfinite(loss) ? stepColour(Stage::Update) : theme.color(Theme::Role::Error);
        colour.setAlpha(m_journey->isKept(i) ? 255 : 110);
        const double high = heightOf(loss);
        const double gap = place.width() > 3 ? 1 : 0;
        painter.fillRect(QRectF(place.left(), height() - 2 - high, std::max(1.0, place.width() - gap), high), colour);
    }
    const QRect now = barRect(value());
    painter.setPen(QPen(theme.color(Theme::Role::Lit), 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(now.left(), 1, std::max(3, now.width() - 1), height() - 2));
    if (hasFocus()) {
        painter.setPen(QPen(theme.color(Theme::Role::Accent), 1, Qt::DashLine));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void IterationStrip::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        setValue(iterationAt(static_cast<int>(event->position().x())));
}

void IterationStrip::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton)
        setValue(iterationAt(static_cast<int>(event->position().x())));
}

bool IterationStrip::event(QEvent *event)
{
    const auto tipAt = [this](QPoint at) { return describe(iterationAt(at.x())); };
    return (!m_journey->notes().empty() && showToolTip(event, this, tipAt)) || QAbstractSlider::event(event);
}

QString IterationStrip::describe(int number) const
{
    const IterationNote &note = m_journey->notes()[static_cast<std::size_t>(number)];
    const QString kept =
        m_journey->isKept(number) ? tr("kept in memory") : tr("would be computed again, with the same bits");
    return tr("Iteration %1: loss %2, after the step %3; length of the gradient %4; learning rate %5; %6")
        .arg(QString::number(number + 1), formatNumber(note.loss), formatNumber(note.lossAfter),
             formatNumber(note.gradientNorm), formatNumber(note.learningRate), kept);
}

} // namespace vitrine
