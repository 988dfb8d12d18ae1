#include "widgets/landscape/LandscapeForm.h"

#include "widgets/common/NumberField.h"
#include "widgets/common/Translated.h"
#include "widgets/training/FormParts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>

#include <algorithm>

namespace vitrine {

LandscapeForm::LandscapeForm(QWidget *parent)
    : QWidget(parent), m_directionsName(new QLabel(this)), m_seedName(new QLabel(this)), m_rangeName(new QLabel(this)),
      m_dataName(new QLabel(this)), m_samplesName(new QLabel(this)), m_sideName(new QLabel(this)),
      m_statisticsName(new QLabel(this)), m_note(makeNote(this)), m_directions(makeNarrowBox(this)),
      m_part(makeNarrowBox(this)), m_side(makeNarrowBox(this)), m_statistics(makeNarrowBox(this)),
      m_seed(new QSpinBox(this)), m_samples(new QSpinBox(this)), m_range(new NumberField(true, this)),
      m_movesBiases(new QCheckBox(this))
{
    build();
    connectFields();
    translated(this, [this] { retranslate(); });
}

void LandscapeForm::build()
{
    auto *layout = new QFormLayout(this);
    layout->setContentsMargins(16, 8, 16, 8);
    layout->setHorizontalSpacing(8);
    layout->setVerticalSpacing(4);
    layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    const std::pair<QLabel *, QWidget *> rows[] = {
        {m_directionsName, m_directions}, {m_seedName, m_seed}, {m_rangeName, m_range},          {m_dataName, m_part},
        {m_samplesName, m_samples},       {m_sideName, m_side}, {m_statisticsName, m_statistics}};
    for (const auto &[name, field] : rows) {
        layout->addRow(name, field);
        name->setBuddy(field);
        passWheel(field);
    }
    layout->insertRow(3, m_movesBiases);
    layout->addRow(m_note);
    m_seed->setRange(0, 1'000'000'000);
    m_samples->setRange(1, LandscapeSettings::mostSamples);
    m_samples->setSingleStep(128);
    m_range->setRange(0.01, 10);
    for (int i = 0; i < 3; ++i)
        m_directions->addItem({});
    for (QComboBox *box : {m_part, m_statistics})
        for (int i = 0; i < 2; ++i)
            box->addItem({});
    for (const int side : LandscapeSettings::sides)
        m_side->addItem(QStringLiteral("%1 × %1").arg(side), side);
}

void LandscapeForm::connectFields()
{
    for (QComboBox *box : {m_directions, m_part, m_side, m_statistics})
        connect(box, &QComboBox::currentIndexChanged, this, &LandscapeForm::take);
    for (QSpinBox *box : {m_seed, m_samples})
        connect(box, &QSpinBox::valueChanged, this, &LandscapeForm::take);
    connect(m_range, &NumberField::valueChanged, this, &LandscapeForm::take);
    connect(m_movesBiases, &QCheckBox::toggled, this, &LandscapeForm::take);
}

void LandscapeForm::take()
{
    if (m_isShowing)
        return;
    m_settings.directions = static_cast<LandscapeDirections>(m_directions->currentIndex());
    m_settings.seed = static_cast<quint64>(m_seed->value());
    m_settings.movesBiases = m_movesBiases->isChecked();
    m_settings.range = m_range->value();
    m_settings.onTraining = m_part->currentIndex() == 1;
    m_settings.samples = m_samples->value();
    m_settings.side = m_side->currentData().toInt();
    m_settings.statistics = m_statistics->currentIndex() == 1 ? NormStatistics::Batch : NormStatistics::Running;
    showSettings();
    emit edited();
}

void LandscapeForm::setSettings(const LandscapeSettings &settings)
{
    m_settings = settings;
    showSettings();
}

void LandscapeForm::setHasNorms(bool has)
{
    m_hasNorms = has;
    showSettings();
}

void LandscapeForm::showSettings()
{
    m_isShowing = true;
    m_directions->setCurrentIndex(static_cast<int>(m_settings.directions));
    m_seed->setValue(static_cast<int>(std::min<quint64>(m_settings.seed, 1'000'000'000)));
    m_movesBiases->setChecked(m_settings.movesBiases);
    m_range->setValue(m_settings.range);
    m_part->setCurrentIndex(m_settings.onTraining ? 1 : 0);
    m_samples->setValue(m_settings.samples);
    m_side->setCurrentIndex(m_side->findData(m_settings.side));
    m_statistics->setCurrentIndex(m_settings.statistics == NormStatistics::Batch ? 1 : 0);
    m_isShowing = false;
    const bool isRandom = m_settings.directions == LandscapeDirections::Random;
    const bool isLine = m_settings.directions == LandscapeDirections::Line;
    for (QWidget *part :
         {static_cast<QWidget *>(m_seedName), static_cast<QWidget *>(m_seed), static_cast<QWidget *>(m_rangeName),
          static_cast<QWidget *>(m_range), static_cast<QWidget *>(m_movesBiases)})
        part->setVisible(isRandom);
    for (QWidget *part : {static_cast<QWidget *>(m_sideName), static_cast<QWidget *>(m_side)})
        part->setVisible(!isLine);
    for (QWidget *part : {static_cast<QWidget *>(m_statisticsName), static_cast<QWidget *>(m_statistics),
                          static_cast<QWidget *>(m_note)})
        part->setVisible(m_hasNorms);
    m_note->setText(m_settings.statistics == NormStatistics::Batch
                        ? tr("At each place batch norm takes mean and variance of the samples themselves, as in "
                             "training. The network's own statistics stay as they are.")
                        : tr("Mean and variance are those that training left behind. The farther the weights are from "
                             "there, the less they fit, and the loss rises for that reason too."));
}

void LandscapeForm::retranslate()
{
    m_directionsName->setText(tr("Directions"));
    const QStringList directions{tr("Random"), tr("Along the path (PCA)"), tr("From start to end")};
    const QStringList tips{tr("Two random directions, filter by filter as long as the weights (Li et al. 2018)"),
                           tr("The two principal components of the path that training took"),
                           tr("One direction: the straight line from the first weights of the path to the last")};
    for (int i = 0; i < 3; ++i) {
        m_directions->setItemText(i, directions[i]);
        m_directions->setItemData(i, tips[i], Qt::ToolTipRole);
    }
    m_directions->setToolTip(tr("Which way to look from the weights, in a space of as many dimensions as there are "
                                "weights"));
    m_seedName->setText(tr("Seed"));
    m_seed->setToolTip(tr("The same seed gives the same directions"));
    m_rangeName->setText(tr("Range ±"));
    m_range->setToolTip(tr("How far to go. At 1 each filter has been changed by as much as it is long"));
    m_movesBiases->setText(tr("Biases and norms too"));
    m_movesBiases->setToolTip(tr("Otherwise they stay as they are, as in the paper"));
    m_dataName->setText(tr("Loss on"));
    m_part->setItemText(0, tr("Validation"));
    m_part->setItemText(1, tr("Training data"));
    m_part->setToolTip(tr("The part of the data that Training is set to"));
    m_samplesName->setText(tr("Samples"));
    m_samples->setToolTip(tr("The same ones at each place; the more, the slower and the smoother"));
    m_sideName->setText(tr("Grid"));
    m_side->setToolTip(tr("At how many places the loss is computed"));
    m_statisticsName->setText(tr("Batch norm"));
    m_statistics->setItemText(0, tr("As trained"));
    m_statistics->setItemText(1, tr("Of the samples"));
    m_statistics->setToolTip(tr("Which mean and variance batch norm takes"));
    showSettings();
}

} // namespace vitrine
