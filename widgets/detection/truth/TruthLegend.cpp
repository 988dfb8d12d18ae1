#include "widgets/detection/truth/TruthLegend.h"

#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/detection/DetectionState.h"
#include "widgets/detection/truth/TruthSource.h"
#include "widgets/detection/truth/TruthText.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace vitrine {

TruthChip::TruthChip(TruthKind kind, QWidget *parent) : QAbstractButton(parent), m_kind(kind)
{
    setCheckable(true);
    setChecked(true);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void TruthChip::setCount(int count)
{
    m_count = count;
    setAccessibleName(QStringLiteral("%1 %2").arg(number(), text()));
    update();
}

QString TruthChip::number() const
{
    return m_count < 0 ? QStringLiteral("–") : formatCount(m_count);
}

QSize TruthChip::sizeHint() const
{
    const QFontMetrics metrics = fontMetrics();
    return {std::max(metrics.horizontalAdvance(text()), 48) + 8, 2 * metrics.height() + 12};
}

void TruthChip::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::instance();
    const QColor colour = truthColour(m_kind);
    const bool filled = isChecked() && isEnabled();
    const QColor text = filled ? Theme::textOn(colour) : theme.color(Theme::Role::MutedText);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.setPen(hasFocus() ? QPen(theme.color(Theme::Role::Accent), 2)
                              : QPen(filled ? colour : theme.color(Theme::Role::Border), 1));
    painter.setBrush(filled ? QBrush(colour) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(frame, 4, 4);
    painter.setPen(text);
    const int line = fontMetrics().height();
    const QRect inner = rect().adjusted(4, 4, -4, -4);
    painter.drawText(QRect(inner.left(), inner.top(), inner.width(), line), Qt::AlignHCenter | Qt::AlignVCenter,
                     number());
    painter.drawText(QRect(inner.left(), inner.top() + line, inner.width(), line), Qt::AlignHCenter | Qt::AlignVCenter,
                     fontMetrics().elidedText(this->text(), Qt::ElideRight, inner.width()));
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(filled ? text : colour, 2, truthLine(m_kind), Qt::FlatCap));
    painter.drawLine(inner.left() + 4, inner.bottom(), inner.right() - 4, inner.bottom());
}

TruthLegend::TruthLegend(DetectionState *state, TruthSource *truth, QWidget *parent)
    : QWidget(parent), m_state(state), m_truth(truth), m_layer(new QCheckBox(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_layer);
    auto *row = new QHBoxLayout;
    row->setSpacing(4);
    column->addLayout(row);
    for (const TruthKind kind : {TruthKind::Matched, TruthKind::Missed, TruthKind::FalseAlarm}) {
        auto *chip = new TruthChip(kind, this);
        m_chips[static_cast<std::size_t>(kind)] = chip;
        row->addWidget(chip, 1);
        connect(chip, &QAbstractButton::clicked, this, &TruthLegend::apply);
    }
    connect(m_layer, &QCheckBox::clicked, this, &TruthLegend::apply);
    connect(state, &DetectionState::layersChanged, this, &TruthLegend::showLayers);
    connect(truth, &TruthSource::setChanged, this, &TruthLegend::showCounts);
    connect(truth, &TruthSource::pictureChanged, this, &TruthLegend::showCounts);
    translated(this, [this] { setTexts(); });
    showLayers();
}

void TruthLegend::apply()
{
    DetectionLayers layers = m_state->layers();
    layers.truth = m_layer->isChecked();
    layers.truthMatched = chip(TruthKind::Matched)->isChecked();
    layers.truthMissed = chip(TruthKind::Missed)->isChecked();
    layers.falseAlarms = chip(TruthKind::FalseAlarm)->isChecked();
    m_state->setLayers(layers);
}

void TruthLegend::showLayers()
{
    const DetectionLayers &layers = m_state->layers();
    m_layer->setChecked(layers.truth);
    chip(TruthKind::Matched)->setChecked(layers.truthMatched);
    chip(TruthKind::Missed)->setChecked(layers.truthMissed);
    chip(TruthKind::FalseAlarm)->setChecked(layers.falseAlarms);
    for (TruthChip *each : m_chips)
        each->setEnabled(layers.truth);
}

void TruthLegend::showCounts()
{
    setVisible(m_truth->isOpen());
    const PictureTruth *picture = m_truth->picture();
    chip(TruthKind::Matched)->setCount(picture ? picture->matched : -1);
    chip(TruthKind::Missed)->setCount(picture ? picture->missed : -1);
    chip(TruthKind::FalseAlarm)->setCount(picture ? picture->falseAlarms : -1);
}

void TruthLegend::setTexts()
{
    m_layer->setText(tr("Ground truth"));
    m_layer->setToolTip(tr("The annotated objects, and how the detections match them"));
    const std::array<QString, 3> tips{
        tr("Objects that were found, solid, with the box that matched them, thin: true positives. Click to hide or "
           "show them."),
        tr("Objects that no detection matches, dashed: false negatives. Click to hide or show them."),
        tr("Detections that match no object, dash-dotted: false positives. Click to hide or show them.")};
    for (TruthChip *each : m_chips) {
        each->setText(truthName(each->kind()));
        each->setToolTip(tips[static_cast<std::size_t>(each->kind())]);
        each->updateGeometry();
    }
    showCounts();
}

} // namespace vitrine
