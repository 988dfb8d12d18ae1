#include "widgets/training/SplitForm.h"

#include "widgets/common/Translated.h"
#include "widgets/training/FormParts.h"
#include "widgets/training/NumberSlider.h"
#include "widgets/training/TrainState.h"

#include <QComboBox>
#include <QLabel>
#include <QVBoxLayout>

namespace vitrine {

namespace {

constexpr NumberRange shareRange{0, 0.45, 0, 0.45, false, false};
constexpr NumberRange seedRange{0, 1e9, 0, 100, false, true};

} // namespace

SplitForm::SplitForm(TrainState *state, QWidget *parent)
    : QWidget(parent), m_state(state), m_caption(makeCaption(this)), m_kind(makeNarrowBox(this)),
      m_validation(new NumberSlider(shareRange, this)), m_test(new NumberSlider(shareRange, this)),
      m_seed(new NumberSlider(seedRange, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    for (QWidget *part :
         {static_cast<QWidget *>(m_caption), static_cast<QWidget *>(m_kind), static_cast<QWidget *>(m_validation),
          static_cast<QWidget *>(m_test), static_cast<QWidget *>(m_seed)})
        layout->addWidget(part);
    m_caption->setBuddy(m_kind);
    connect(m_kind, &QComboBox::activated, this, [this](int index) {
        const auto kind = static_cast<SplitKind>(m_kind->itemData(index).toInt());
        m_state->edit([kind](TrainSettings &settings) { settings.split.kind = kind; });
    });
    connect(m_validation, &NumberSlider::valueChanged, this, [this](double share) {
        m_state->edit([share](TrainSettings &settings) { settings.split.shares.validation = share; });
    });
    connect(m_test, &NumberSlider::valueChanged, this, [this](double share) {
        m_state->edit([share](TrainSettings &settings) { settings.split.shares.test = share; });
    });
    connect(m_seed, &NumberSlider::valueChanged, this, [this](double seed) {
        m_state->edit([seed](TrainSettings &settings) { settings.split.seed = static_cast<quint64>(seed); });
    });
    connect(state, &TrainState::changed, this, &SplitForm::showSettings);
    translated(this, [this] {
        m_caption->setText(tr("Split of the set"));
        m_kind->setAccessibleName(m_caption->text());
        m_validation->setTexts(tr("Validation"), tr("Share of the set that validates after each epoch"));
        m_test->setTexts(tr("Test"), tr("Share of the set that is kept back and judges the network once, at the end"));
        m_seed->setTexts(tr("Split seed"), tr("The same seed draws the same items for each part"));
        fill();
        showSettings();
    });
}

void SplitForm::fill()
{
    m_kind->clear();
    const auto add = [this](SplitKind kind, const QString &text, const QString &tip) {
        m_kind->addItem(text, static_cast<int>(kind));
        m_kind->setItemData(m_kind->count() - 1, tip, Qt::ToolTipRole);
    };
    add(SplitKind::AsDivided, tr("As the set has it"),
        tr("As the set itself divides; one that doesn't trains on its first 80 % and validates with the rest"));
    add(SplitKind::Random, tr("At random"), tr("Drawn by the seed"));
    add(SplitKind::Stratified, tr("At random, each class alike"),
        tr("Drawn by the seed within each class, so that every part has as much of each as the whole"));
    add(SplitKind::FileOrder, tr("In order"), tr("The first items train, the next validate, the last test"));
}

void SplitForm::showSettings()
{
    const SplitChoice &split = m_state->settings().split;
    m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(split.kind)));
    m_kind->setToolTip(m_kind->currentData(Qt::ToolTipRole).toString());
    m_validation->setValue(split.shares.validation);
    m_test->setValue(split.shares.test);
    m_seed->setValue(static_cast<double>(split.seed));
    const bool isOwn = split.kind != SplitKind::AsDivided;
    m_validation->setVisible(isOwn);
    m_test->setVisible(isOwn);
    m_seed->setVisible(split.kind == SplitKind::Random || split.kind == SplitKind::Stratified);
}

} // namespace vitrine
