#include "widgets/playground/DataStrip.h"

#include "widgets/common/Format.h"
#include "widgets/common/Translated.h"
#include "widgets/playground/Playground.h"
#include "widgets/training/FormParts.h"
#include "widgets/training/SetSpec.h"
#include "widgets/training/TrainState.h"

#include <QComboBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>

#include <array>
#include <cmath>

namespace vitrine {

namespace {

constexpr int noiseSteps = 100; ///< of 0.005
constexpr double noiseStep = 0.005;
constexpr int leastShare = 5, usualShare = 20, mostShare = 90; // percent
constexpr std::array losses{"BCEWithLogitsLoss", "CrossEntropyLoss", "FocalLoss", "MSELoss", "L1Loss", "HuberLoss"};

QSlider *makeSlider(int most, QWidget *parent)
{
    auto *slider = new QSlider(Qt::Horizontal, parent);
    slider->setRange(0, most);
    slider->setFixedWidth(44); // the window is no wider than 1280 beside the panel on the left
    passWheel(slider);
    return slider;
}

} // namespace

DataStrip::DataStrip(Playground *playground, TrainState *state, QWidget *parent)
    : QWidget(parent), m_playground(playground), m_state(state), m_setCaption(new QLabel(this)),
      m_noiseCaption(new QLabel(this)), m_shareCaption(new QLabel(this)), m_lossCaption(new QLabel(this)),
      m_set(new QComboBox(this)), m_noise(makeSlider(noiseSteps, this)), m_share(makeSlider(mostShare, this)),
      m_draw(new QToolButton(this)), m_loss(new QComboBox(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    const std::pair<QLabel *, QWidget *> pairs[] = {
        {m_setCaption, m_set}, {m_noiseCaption, m_noise}, {m_shareCaption, m_share}, {m_lossCaption, m_loss}};
    for (const auto &[caption, control] : pairs) {
        caption->setBuddy(control);
        caption->setProperty("muted", true);
        layout->addWidget(caption);
        layout->addWidget(control);
        layout->addSpacing(4);
        if (control == m_share)
            layout->addWidget(m_draw);
    }
    layout->addStretch(1);
    m_share->setMinimum(leastShare);
    m_set->setSizeAdjustPolicy(QComboBox::AdjustToContents); // points that are painted come later
    for (const char *loss : losses)
        m_loss->addItem(QString::fromLatin1(loss), QString::fromLatin1(loss));
    for (QComboBox *box : {m_set, m_loss})
        passWheel(box);
    connect(m_set, &QComboBox::activated, this,
            [this](int index) { emit setWanted(m_set->itemData(index).toString()); });
    connect(m_noise, &QSlider::valueChanged, this, [this](int steps) {
        m_state->edit(
            [&](TrainSettings &settings) { settings.data = withSetOption(spec(), "noise", steps * noiseStep); });
    });
    connect(m_share, &QSlider::valueChanged, this, [this](int percent) {
        m_state->edit([percent](TrainSettings &settings) {
            settings.split = {SplitKind::Random, {percent / 100.0, 0}, settings.split.seed};
        });
    });
    connect(m_draw, &QToolButton::clicked, this, [this] {
        m_state->edit([this](TrainSettings &settings) {
            settings.data = withSetOption(spec(), "draw", std::fmod(setOption(spec(), "draw") + 1, 10000));
        });
    });
    connect(m_loss, &QComboBox::activated, this,
            [this](int index) { emit lossWanted(m_loss->itemData(index).toString()); });
    connect(state, &TrainState::changed, this, &DataStrip::showSettings);
    connect(playground, &Playground::networkChanged, this, &DataStrip::showNetwork);
    fillSets();
    translated(this, [this] { retranslate(); });
}

QString DataStrip::spec() const
{
    const QString chosen = m_state->settings().data;
    return !chosen.isEmpty() ? chosen : (m_isLine ? QStringLiteral("function:sine") : QStringLiteral("xor"));
}

void DataStrip::fillSets()
{
    const QSignalBlocker quiet(m_set);
    m_set->clear();
    for (const QString &name : pointSets(m_isLine))
        m_set->addItem(m_isLine ? argumentOfSet(name) : name, name);
    if (!m_isLine && m_state->settings().painted)
        m_set->addItem(tr("painted points"), paintedData);
    const QString chosen = spec();
    if (chosen.contains(QLatin1Char('/')))
        m_set->addItem(QFileInfo(chosen.section(QLatin1Char(':'), 1)).fileName(), chosen);
}

void DataStrip::showSettings()
{
    const QString chosen = spec();
    const bool isFile = chosen.contains(QLatin1Char('/'));
    QString key = isFile ? chosen : kindOfSet(chosen);
    if (!isFile && m_isLine)
        key += QLatin1Char(':') + (argumentOfSet(chosen).isEmpty() ? QStringLiteral("sine") : argumentOfSet(chosen));
    if (m_set->findData(key) < 0 || m_state->settings().painted)
        fillSets();
    const QSignalBlocker quietSet(m_set), quietNoise(m_noise), quietShare(m_share);
    m_set->setCurrentIndex(m_set->findData(key));
    const bool isMade = hasSetOption(chosen, "noise");
    for (QWidget *each :
         {static_cast<QWidget *>(m_noise), static_cast<QWidget *>(m_noiseCaption), static_cast<QWidget *>(m_draw)})
        each->setEnabled(isMade);
    m_noise->setValue(static_cast<int>(std::lround(setOption(chosen, "noise") / noiseStep)));
    const double share = m_state->settings().split.shares.validation;
    m_share->setValue(share > 0 ? static_cast<int>(std::lround(share * 100)) : usualShare);
    m_noise->setToolTip(tr("Noise of the points: %1").arg(formatNumber(setOption(chosen, "noise"))));
    m_share->setToolTip(tr("Share of the points that validate: %1 %").arg(m_share->value()));
}

void DataStrip::showNetwork()
{
    if (m_playground->isEmpty())
        return;
    if (std::exchange(m_isLine, m_playground->isLine()) != m_playground->isLine())
        fillSets();
    const auto &chart = m_playground->chart();
    const QString type = chart ? QString::fromStdString(chart->lossType) : QString();
    const QSignalBlocker quiet(m_loss);
    if (!type.isEmpty() && m_loss->findData(type) < 0)
        m_loss->addItem(type, type);
    m_loss->setCurrentIndex(m_loss->findData(type));
    m_loss->setEnabled(!type.isEmpty());
    showSettings();
}

void DataStrip::retranslate()
{
    m_setCaption->setText(tr("Data"));
    m_set->setAccessibleName(m_setCaption->text());
    m_set->setToolTip(tr("The points that the network learns from"));
    m_noiseCaption->setText(tr("Noise"));
    m_noise->setAccessibleName(m_noiseCaption->text());
    m_shareCaption->setText(tr("Validation"));
    m_share->setAccessibleName(m_shareCaption->text());
    m_draw->setText(tr("New Points"));
    m_draw->setToolTip(tr("Other random points of the same kind"));
    m_lossCaption->setText(tr("Loss"));
    m_loss->setAccessibleName(m_lossCaption->text());
    m_loss->setToolTip(tr("What training makes smaller"));
    fillSets();
    showSettings();
}

} // namespace vitrine
