#include "widgets/detection/ThresholdSlider.h"

#include "widgets/common/Translated.h"
#include "widgets/detection/DetectionState.h"
#include "widgets/detection/HistogramSlider.h"

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <cmath>

namespace vitrine {

namespace {

/// Two digits, a third where it isn't 0.
class ThresholdBox : public QDoubleSpinBox {
public:
    QString textFromValue(double value) const override
    {
        QString text = locale().toString(value, 'f', 3);
        if (text.endsWith(QLatin1Char('0')))
            text.chop(1);
        return text;
    }
};

} // namespace

ThresholdSlider::ThresholdSlider(Kind kind, QWidget *parent)
    : QWidget(parent), m_kind(kind), m_name(new QLabel), m_spin(new ThresholdBox),
      m_slider(new HistogramSlider(kind == Kind::Confidence))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_name, 1);
    row->addWidget(m_spin);
    column->addLayout(row);
    column->addWidget(m_slider);
    m_name->setBuddy(m_spin);
    m_spin->setRange(0, 1);
    m_spin->setDecimals(3);
    m_spin->setSingleStep(0.01);
    m_spin->setKeyboardTracking(false); // "0." on the way to "0.4" is no threshold
    connect(m_slider, &QAbstractSlider::valueChanged, this, [this] { choose(m_slider->position()); });
    connect(m_spin, &QDoubleSpinBox::valueChanged, this, &ThresholdSlider::choose);
    translated(this, [this] { setTexts(); });
}

void ThresholdSlider::setTexts()
{
    const bool confidence = m_kind == Kind::Confidence;
    m_name->setText(confidence ? tr("Confidence") : tr("NMS IoU"));
    const QString tip = confidence
        ? tr("Boxes with a score (objectness × class) of at least this are looked at. Behind it: how many candidates "
             "have which score, counts on a logarithmic scale.")
        : tr("A box is suppressed where its IoU with a better box is larger than this. Behind it: the IoUs of the "
             "suppressed boxes with the boxes that suppressed them, counts on a logarithmic scale.");
    m_slider->setBinText(confidence ? tr("%1 candidates with a score from %2 to %3")
                                    : tr("%1 suppressed boxes with an IoU from %2 to %3"));
    for (QWidget *each : {static_cast<QWidget *>(m_slider), static_cast<QWidget *>(m_spin)}) {
        each->setToolTip(tip);
        each->setAccessibleName(m_name->text());
    }
    m_name->setToolTip(tip);
    showSettings();
}

void ThresholdSlider::setState(DetectionState *state)
{
    m_state = state;
    connect(state, &DetectionState::settingsChanged, this, &ThresholdSlider::showSettings);
    if (m_kind == Kind::Confidence)
        connect(state, &DetectionState::runChanged, this, &ThresholdSlider::showHistogram);
    else
        connect(state, &DetectionState::resultChanged, this, &ThresholdSlider::showHistogram);
    showSettings();
    showHistogram();
}

double ThresholdSlider::value() const
{
    return m_spin->value();
}

void ThresholdSlider::showSettings()
{
    if (!m_state)
        return;
    const NmsSettings &settings = m_state->settings();
    const auto value = static_cast<double>(m_kind == Kind::Confidence ? settings.confidence : settings.iou);
    const QSignalBlocker sliderBlocker(m_slider), spinBlocker(m_spin);
    m_spin->setValue(value);
    m_slider->setValue(static_cast<int>(std::lround(value * HistogramSlider::steps)));
    m_slider->setAccessibleDescription(m_spin->text());
    m_slider->update();
}

void ThresholdSlider::showHistogram()
{
    if (!m_state->run()) {
        m_slider->setValues({});
        return;
    }
    if (m_kind == Kind::Confidence) {
        m_slider->setValues(m_state->run()->candidates.scores);
        return;
    }
    std::vector<float> ious;
    for (const Verdict &verdict : m_state->result().verdicts)
        if (verdict.gate == Gate::Suppressed)
            ious.push_back(verdict.iou);
    m_slider->setValues(ious);
}

void ThresholdSlider::choose(double value)
{
    if (!m_state)
        return;
    const auto narrow = static_cast<float>(value);
    m_kind == Kind::Confidence ? m_state->setConfidence(narrow) : m_state->setIou(narrow);
    emit valueChanged(value);
}

} // namespace vitrine
