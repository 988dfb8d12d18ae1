#include "widgets/twins/TwinForm.h"

#include "widgets/common/NumberField.h"
#include "widgets/common/Text.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/training/FormParts.h"
#include "widgets/twins/TwinState.h"
#include "widgets/twins/TwinStyle.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QSignalBlocker>
#include <QStandardItemModel>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr int usualRows = 4; ///< of the list; more scroll

} // namespace

TwinForm::TwinForm(TwinState *state, QWidget *parent)
    : QWidget(parent), m_state(state), m_caption(makeCaption(this)), m_list(new QListWidget(this)),
      m_remove(new QToolButton(this)), m_kindCaption(makeCaption(this)), m_kind(makeNarrowBox(this)),
      m_choice(makeNarrowBox(this)), m_number(new NumberField(false, this)), m_watch(makeNote(this)),
      m_add(new QToolButton(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_caption);
    layout->addWidget(m_list);
    layout->addWidget(m_remove);
    layout->addSpacing(8);
    layout->addWidget(m_kindCaption);
    layout->addWidget(m_kind);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_choice, 1);
    row->addWidget(m_number, 1);
    row->addWidget(m_add);
    layout->addLayout(row);
    layout->addWidget(m_watch);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_remove->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &TwinForm::showKind);
    connect(m_add, &QToolButton::clicked, this, &TwinForm::addTwin);
    connect(m_remove, &QToolButton::clicked, this, &TwinForm::removeTwin);
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int now) { m_remove->setEnabled(now > 0); });
    connect(state, &TwinState::changed, this, &TwinForm::showTwins);
    connect(&Theme::instance(), &Theme::changed, this, &TwinForm::showTwins);
    translated(this, [this] { retranslate(); });
}

void TwinForm::setOriginal(const TrainSetup &setup)
{
    m_original = setup;
    fillKinds();
    showTwins();
}

/// Those that don't apply stand there too, and say why.
void TwinForm::fillKinds()
{
    const QString before = m_kind->currentData().toString();
    {
        const QSignalBlocker quiet(m_kind);
        m_kind->clear();
        for (const auto &kind : variantKinds()) {
            m_kind->addItem(toText(kind->title()), QString::fromStdString(kind->name()));
            const int row = m_kind->count() - 1;
            const auto options = kind->options(m_original);
            m_kind->setItemData(row, toText(options ? kind->watch() : options.error().message), Qt::ToolTipRole);
            auto *model = qobject_cast<QStandardItemModel *>(m_kind->model());
            model->item(row)->setEnabled(options.ok());
        }
        const int row = m_kind->findData(before.isEmpty() ? QStringLiteral("activation") : before);
        m_kind->setCurrentIndex(std::max(0, row));
    }
    showKind();
}

void TwinForm::showKind()
{
    const VariantKind *kind = findVariantKind(m_kind->currentData().toString().toStdString());
    if (!kind)
        return;
    const auto options = kind->options(m_original);
    m_watch->setText(toText(options ? kind->watch() : options.error().message));
    const bool isChoice = options && !options->choices.empty();
    m_choice->setVisible(isChoice);
    m_number->setVisible(!isChoice);
    m_number->setEnabled(options.ok());
    enableAdd();
    if (!options)
        return;
    m_choice->clear();
    for (const VariantChoice &choice : options->choices)
        m_choice->addItem(toText(choice.title), QString::fromStdString(choice.name));
    if (isChoice)
        m_choice->setCurrentIndex(m_choice->findData(QString::fromStdString(options->proposal.choice)));
    m_number->setRange(options->min, options->max);
    m_number->setValue(options->proposal.number);
}

void TwinForm::enableAdd()
{
    const bool isRoom = m_state->settings().twins.size() + 1 < TwinSettings::most;
    m_add->setEnabled(isRoom && m_number->isEnabled());
    m_add->setToolTip(isRoom ? tr("Compare with this twin too, at the next start")
                             : tr("More than %1 runs are not compared at once").arg(TwinSettings::most));
}

void TwinForm::addTwin()
{
    const VariantKind *kind = findVariantKind(m_kind->currentData().toString().toStdString());
    const auto options = kind ? kind->options(m_original) : Result<VariantOptions>(Error());
    if (!options)
        return;
    Variant twin{kind->name(), {}};
    if (options->choices.empty())
        twin.value.number = options->isWhole ? std::round(m_number->value()) : m_number->value();
    else
        twin.value.choice = m_choice->currentData().toString().toStdString();
    m_state->edit([&twin](TwinSettings &settings) {
        const bool isThere = std::find(settings.twins.begin(), settings.twins.end(), twin) != settings.twins.end();
        if (!isThere && settings.twins.size() + 1 < TwinSettings::most)
            settings.twins.push_back(twin);
    });
    m_list->setCurrentRow(m_list->count() - 1);
}

void TwinForm::removeTwin()
{
    const int row = m_list->currentRow();
    if (row > 0)
        m_state->edit([row](TwinSettings &settings) {
            if (static_cast<std::size_t>(row) <= settings.twins.size())
                settings.twins.erase(settings.twins.begin() + row - 1);
        });
}

void TwinForm::showTwins()
{
    const int current = m_list->currentRow();
    {
        const QSignalBlocker quiet(m_list);
        m_list->clear();
        m_list->addItem(new QListWidgetItem(twinIcon(0), tr("Original")));
        int member = 0;
        for (const Variant &twin : m_state->settings().twins) {
            ++member;
            const VariantKind *kind = findVariantKind(twin.kind);
            const auto suitable = suitableTwin(m_original, twin);
            auto *item = new QListWidgetItem(
                twinIcon(member), kind ? toText(kind->describe(suitable ? suitable->value : twin.value)) : QString());
            item->setToolTip(toText(suitable ? kind->watch() : suitable.error().message));
            if (!suitable) {
                item->setText(tr("%1: not with this network").arg(item->text()));
                item->setForeground(Theme::instance().color(Theme::Role::MutedText));
            }
            m_list->addItem(item);
        }
    }
    m_list->setCurrentRow(std::min(std::max(current, 0), m_list->count() - 1));
    m_remove->setEnabled(m_list->currentRow() > 0);
    enableAdd();
    const int row = std::max(m_list->sizeHintForRow(0), m_list->fontMetrics().lineSpacing() + 4);
    m_list->setFixedHeight(std::clamp(m_list->count(), 2, usualRows) * row + 2 * m_list->frameWidth() + 4);
}

void TwinForm::retranslate()
{
    m_caption->setText(tr("Runs"));
    m_list->setAccessibleName(tr("Runs that are compared"));
    m_remove->setText(tr("Remove"));
    m_remove->setToolTip(tr("Take the selected twin out"));
    m_kindCaption->setText(tr("Another twin differs in"));
    m_kind->setAccessibleName(m_kindCaption->text());
    m_choice->setAccessibleName(tr("What it has instead"));
    m_number->setAccessibleName(tr("Its number"));
    m_add->setText(tr("Add"));
    fillKinds();
    showTwins();
}

} // namespace vitrine
