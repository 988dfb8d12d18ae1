#include "widgets/ripple/NormTools.h"

#include "widgets/common/NumberField.h"
#include "widgets/common/Translated.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr double stepsPerUnit = 100;
constexpr int reach = 300; ///< ±3; a number beyond widens the slider

} // namespace

NormTools::NormTools(QWidget *parent) : QWidget(parent), m_channel(new QSpinBox(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_channel, 0, Qt::AlignLeft);
    layout->addWidget(makeRow(m_rows[0], false));
    layout->addWidget(makeRow(m_rows[1], true));
    connect(m_channel, &QSpinBox::valueChanged, this, &NormTools::showChannel);
    translated(this, [this] { retranslate(); });
}

QWidget *NormTools::makeRow(Row &row, bool beta)
{
    auto *bar = new QWidget(this);
    auto *line = new QHBoxLayout(bar);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    line->addWidget(row.name = new QLabel(beta ? QStringLiteral("β") : QStringLiteral("γ"), bar));
    line->addWidget(row.slider = new QSlider(Qt::Horizontal, bar), 1);
    line->addWidget(row.field = new NumberField(NumberField::Steps::Digits, bar));
    row.slider->setRange(-reach, reach);
    row.field->setRange(-1e6, 1e6);
    connect(row.slider, &QSlider::valueChanged, this, [this, beta](int value) {
        emit moved(beta, m_channel->value(), value / stepsPerUnit);
        if (!slider(beta)->isSliderDown())
            emit finished();
    });
    connect(row.slider, &QSlider::sliderReleased, this, &NormTools::finished);
    connect(row.field, &NumberField::edited, this, [this, beta](double value) {
        emit moved(beta, m_channel->value(), value);
        emit finished();
    });
    return bar;
}

void NormTools::setWeights(const Snapshot &gamma, const Snapshot &beta)
{
    m_rows[0].tensor = gamma;
    m_rows[1].tensor = beta;
    const QSignalBlocker blocker(m_channel);
    m_channel->setMaximum(static_cast<int>(gamma.elementCount()) - 1);
    showChannel();
}

void NormTools::choose(std::int64_t channel)
{
    m_channel->setValue(static_cast<int>(channel));
}

int NormTools::channel() const
{
    return m_channel->value();
}

void NormTools::showChannel()
{
    for (Row &row : m_rows) {
        row.slider->setEnabled(row.tensor.valid());
        row.field->setEnabled(row.tensor.valid());
        if (!row.tensor.valid())
            continue;
        const double value = row.tensor.flat(m_channel->value());
        row.field->setValue(value);
        if (row.slider->isSliderDown())
            continue; // the hand is ahead of the run
        const QSignalBlocker blocker(row.slider);
        const int position = static_cast<int>(std::lround(std::clamp(value, -1e6, 1e6) * stepsPerUnit));
        const int most = std::max(reach, std::abs(position));
        row.slider->setRange(-most, most);
        row.slider->setValue(position);
    }
}

void NormTools::retranslate()
{
    m_channel->setPrefix(tr("Channel "));
    m_channel->setToolTip(tr("Channel whose γ and β are moved"));
    m_channel->setAccessibleName(m_channel->toolTip());
    const QString tips[] = {tr("γ: what the normalised values are multiplied by"), tr("β: what is added to them")};
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        for (QWidget *each : std::initializer_list<QWidget *>{m_rows[i].name, m_rows[i].slider, m_rows[i].field}) {
            each->setToolTip(tips[i]);
            each->setAccessibleName(tips[i]);
        }
}

} // namespace vitrine
