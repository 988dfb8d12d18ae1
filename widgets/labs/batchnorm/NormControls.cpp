#include "widgets/labs/batchnorm/NormControls.h"

#include "widgets/common/NumberField.h"
#include "widgets/common/Translated.h"
#include "widgets/labs/batchnorm/NormState.h"
#include "widgets/training/NumberSlider.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSettings>
#include <QSlider>

#include <array>
#include <cmath>
#include <limits>

namespace vitrine {

namespace {

const QString sizeKey = QStringLiteral("labs/batchnorm/batch");
constexpr double farAway = 1e6;
constexpr int mostSamples = 256;

} // namespace

NormControls::NormControls(NormState *state, QWidget *parent)
    : QWidget(parent), m_state(state), m_gamma(new NumberSlider({-farAway, farAway, -3, 3}, this)),
      m_beta(new NumberSlider({-farAway, farAway, -3, 3}, this)),
      m_eps(new NumberSlider({0, 1e3, 1e-8, 1, true}, this)), m_momentum(new NumberSlider({0, 1, 0, 1}, this)),
      m_batchSize(new NumberSlider({1, mostSamples, 1, 64, false, true}, this)), m_average(new QCheckBox(this)),
      m_reset(new QPushButton(this)), m_apply(new QPushButton(this)), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(24);
    m_grid->setVerticalSpacing(4);
    for (NumberSlider *slider : {m_gamma, m_beta, m_eps, m_momentum, m_batchSize})
        slider->setNameStretch(3);
    m_batchSize->setValue(QSettings().value(sizeKey, 8).toInt());
    m_state->session()->setBatchSize(static_cast<std::int64_t>(m_batchSize->value()));
    connectAll();
    arrange();
    translated(this, [this] { setTexts(); });
    show();
}

void NormControls::connectAll()
{
    connect(m_gamma, &NumberSlider::valueChanged, m_state, &NormState::setGamma);
    connect(m_beta, &NumberSlider::valueChanged, m_state, &NormState::setBeta);
    connect(m_eps, &NumberSlider::valueChanged, m_state, &NormState::setEps);
    connect(m_momentum, &NumberSlider::valueChanged, m_state, &NormState::setMomentum);
    connect(m_batchSize, &NumberSlider::valueChanged, this, [this](double size) {
        m_state->session()->setBatchSize(static_cast<std::int64_t>(size));
        QSettings().setValue(sizeKey, static_cast<int>(size));
    });
    connect(m_average, &QCheckBox::clicked, this, [this](bool on) {
        m_state->setMomentum(on ? std::numeric_limits<double>::quiet_NaN() : m_momentumBefore);
    });
    connect(m_reset, &QPushButton::clicked, m_state, &NormState::reset);
    connect(m_apply, &QPushButton::clicked, this, &NormControls::applyWanted);
    connect(m_state, &NormState::changed, this, &NormControls::show);
}

void NormControls::setFixed(const QString &reason)
{
    m_fixed = reason;
    setTexts();
}

void NormControls::arrange()
{
    const int columns = width() >= 840 ? 3 : 2;
    if (columns == m_columns)
        return;
    m_columns = columns;
    auto *buttons = findChild<QWidget *>(QStringLiteral("normButtons"));
    if (!buttons) {
        buttons = new QWidget(this);
        buttons->setObjectName(QStringLiteral("normButtons"));
        auto *row = new QHBoxLayout(buttons);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(8);
        row->addWidget(m_average, 1);
        row->addWidget(m_reset);
        row->addWidget(m_apply);
    }
    const std::array<QWidget *, 6> parts{m_gamma, m_beta, m_eps, m_momentum, m_batchSize, buttons};
    for (std::size_t i = 0; i < parts.size(); ++i)
        m_grid->addWidget(parts[i], static_cast<int>(i) / columns, static_cast<int>(i) % columns);
    for (int column = 0; column < 3; ++column)
        m_grid->setColumnStretch(column, column < columns ? 1 : 0);
}

void NormControls::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void NormControls::show()
{
    const BatchNormLayer &layer = m_state->tried();
    const auto channel = static_cast<std::size_t>(m_state->channel());
    if (channel < layer.channels()) {
        m_gamma->setValue(layer.gamma[channel]);
        m_beta->setValue(layer.beta[channel]);
    }
    m_eps->setValue(layer.eps);
    const bool isAverage = std::isnan(layer.momentum);
    if (!isAverage)
        m_momentum->setValue(m_momentumBefore = layer.momentum);
    m_average->setChecked(isAverage);
    m_momentum->setEnabled(!isAverage && layer.running);
    m_average->setEnabled(layer.running.has_value());
    m_gamma->setEnabled(layer.isAffine);
    m_beta->setEnabled(layer.isAffine);
    m_reset->setEnabled(m_state->isChanged());
    m_apply->setEnabled(m_state->isChanged());
}

void NormControls::setTexts()
{
    m_gamma->setTexts(QStringLiteral("γ"), tr("Scale of the chosen channel: its deviation after the layer"));
    m_beta->setTexts(QStringLiteral("β"), tr("Shift of the chosen channel: its mean after the layer"));
    m_eps->setTexts(QStringLiteral("ε"), tr("Added to the variance, so that nothing is divided by 0"));
    m_momentum->setTexts(tr("Momentum"), tr("Share of each batch in the running statistics"));
    m_batchSize->setTexts(tr("Batch"), tr("Pictures in a batch: the open one and items of the set"));
    m_average->setText(tr("Average"));
    m_average->setToolTip(
        tr("In place of a momentum the plain average over all batches, as PyTorch does it with momentum=None"));
    m_reset->setText(tr("Reset"));
    m_reset->setToolTip(tr("Back to the layer as the network has it"));
    m_apply->setText(tr("Apply"));
    m_apply->setToolTip(m_fixed.isEmpty() ? tr("Give the network what was tried here; can be undone") : m_fixed);
}

} // namespace vitrine
