#include "widgets/training/DataForm.h"

#include "core/data/DatasetKind.h"
#include "widgets/common/Text.h"
#include "widgets/common/Translated.h"
#include "widgets/training/FormParts.h"
#include "widgets/training/NumberSlider.h"
#include "widgets/training/OptionNames.h"
#include "widgets/training/TrainState.h"

#include <QComboBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace vitrine {

namespace {

constexpr int isFromDisk = Qt::UserRole + 1;
constexpr int publicId = Qt::UserRole + 2; ///< of a public set that is not there

QString kindOf(const QString &spec)
{
    return spec.section(QLatin1Char(':'), 0, 0);
}

const DatasetKind *findKind(const QString &name)
{
    for (const auto &kind : datasetKinds())
        if (QString::fromStdString(kind->name()) == name)
            return kind.get();
    return nullptr;
}

/// "mnist: t10k", "digits"
QString titleOf(const QString &spec)
{
    const QString argument = spec.section(QLatin1Char(':'), 1);
    const bool isPath = argument.contains(QLatin1Char('/'));
    return isPath ? QStringLiteral("%1: %2").arg(kindOf(spec), QFileInfo(argument).fileName()) : kindOf(spec);
}

/// What is written behind the colon, of a set that is made here.
NumberOptions optionsOf(const QString &spec, const DatasetKind &kind)
{
    const auto options =
        parseNumberOptions(kind.name(), spec.section(QLatin1Char(':'), 1).toStdString(), kind.options());
    return options ? *options : NumberOptions();
}

bool isMadeHere(const DatasetKind &kind)
{
    return kind.argumentName().empty();
}

} // namespace

DataForm::DataForm(TrainState *state, QWidget *parent)
    : QWidget(parent), m_state(state), m_caption(makeCaption(this)), m_set(makeNarrowBox(this)), m_note(makeNote(this)),
      m_look(new QToolButton(this)), m_download(new QToolButton(this)), m_options(new QVBoxLayout)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_caption);
    layout->addWidget(m_set);
    layout->addWidget(m_note);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(4);
    for (QToolButton *button : {m_look, m_download}) {
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        buttons->addWidget(button);
    }
    layout->addLayout(buttons);
    layout->addLayout(m_options);
    m_options->setSpacing(4);
    m_caption->setBuddy(m_set);
    connect(m_set, &QComboBox::activated, this, &DataForm::choose);
    connect(m_look, &QToolButton::clicked, this, &DataForm::lookWanted);
    connect(m_download, &QToolButton::clicked, this, [this] { emit downloadWanted(QString()); });
    connect(state, &TrainState::changed, this, &DataForm::showSettings);
    translated(this, [this] {
        m_caption->setText(tr("Data"));
        m_set->setAccessibleName(m_caption->text());
        m_set->setToolTip(tr("The set that the network learns from"));
        m_look->setText(tr("Look at the data"));
        m_look->setToolTip(tr("Samples, class balance, augmentations and split of this set"));
        m_download->setText(tr("Public sets…"));
        m_download->setToolTip(tr("Download MNIST, Fashion-MNIST or CIFAR, and choose one of them"));
        fill();
        m_optionsOf.clear();
        showSettings();
    });
}

void DataForm::setSuitable(const QString &set)
{
    if (set == m_suitable)
        return;
    m_suitable = set;
    fill();
    showSettings();
}

void DataForm::fill()
{
    const QSignalBlocker quiet(m_set);
    m_set->clear();
    m_set->addItem(tr("What suits the network: %1").arg(kindOf(m_suitable)), QString());
    for (const auto &kind : datasetKinds()) {
        const QString name = QString::fromStdString(kind->name());
        const bool needsPath = !isMadeHere(*kind) && kind->choices().empty();
        m_set->addItem(needsPath ? tr("%1 from disk…").arg(name) : name, name);
        m_set->setItemData(m_set->count() - 1, needsPath, isFromDisk);
        m_set->setItemData(m_set->count() - 1, toText(kind->summary()), Qt::ToolTipRole);
    }
    fillPublic();
    const QString chosen = m_state->settings().data;
    if (chosen.contains(QLatin1Char('/')) && m_set->findData(chosen) < 0)
        m_set->insertItem(1, titleOf(chosen), chosen);
    if (m_state->settings().painted)
        m_set->insertItem(1, tr("painted points"), paintedData);
}

void DataForm::setLinksShown(bool shown)
{
    m_look->setVisible(shown);
    m_download->setVisible(shown);
}

void DataForm::fillPublic()
{
    for (const PublicSetChoice &set : m_public) {
        const bool isThere = !set.spec.isEmpty();
        m_set->addItem(isThere ? set.name : tr("%1, to download…").arg(set.name), set.spec);
        m_set->setItemData(m_set->count() - 1, isThere ? QVariant() : QVariant(set.id), publicId);
    }
}

void DataForm::setPublicSets(const std::vector<PublicSetChoice> &sets)
{
    if (sets == m_public)
        return;
    m_public = sets;
    fill();
    showSettings();
}

void DataForm::choose(int index)
{
    const QString name = m_set->itemData(index).toString();
    if (const QString id = m_set->itemData(index, publicId).toString(); !id.isEmpty()) {
        showSettings(); // until it is there, the old one counts
        emit downloadWanted(id);
        return;
    }
    if (m_set->itemData(index, isFromDisk).toBool()) {
        const DatasetKind *kind = findKind(name);
        showSettings(); // until one is chosen, the old one counts
        if (kind)
            emit pathWanted(name, kind->argumentName() != "FILE");
        return;
    }
    m_state->edit([&name](TrainSettings &settings) { settings.data = name; });
}

void DataForm::showSettings()
{
    const QString chosen = m_state->settings().data;
    const bool isPath = chosen.contains(QLatin1Char('/'));
    const bool isPainted = static_cast<bool>(m_state->settings().painted);
    if ((isPath && m_set->findData(chosen) < 0) || isPainted != (m_set->findData(paintedData) >= 0))
        fill();
    const QSignalBlocker quiet(m_set);
    m_set->setCurrentIndex(std::max(0, m_set->findData(isPath ? chosen : kindOf(chosen))));
    const DatasetKind *kind = findKind(kindOf(chosen.isEmpty() ? m_suitable : chosen));
    m_note->setText(kind ? toText(kind->summary()) : QString());
    m_note->setVisible(kind);
    showOptions();
}

void DataForm::showOptions()
{
    const QString chosen = m_state->settings().data;
    const DatasetKind *kind = findKind(kindOf(chosen));
    const bool hasOptions = kind && isMadeHere(*kind) && !kind->options().empty();
    const QString wanted = hasOptions ? kindOf(chosen) : QStringLiteral("-");
    const NumberOptions values = hasOptions ? optionsOf(chosen, *kind) : NumberOptions();
    if (m_optionsOf != wanted) {
        m_optionsOf = wanted;
        while (QLayoutItem *item = m_options->takeAt(0)) {
            item->widget()->deleteLater();
            delete item;
        }
        for (const NumberSpec &spec : hasOptions ? kind->options() : std::vector<NumberSpec>()) {
            auto *row = new NumberSlider(NumberRange::of(spec), this);
            row->setObjectName(QString::fromStdString(spec.name));
            row->setTexts(optionName(spec.name), toText(spec.help));
            connect(row, &NumberSlider::valueChanged, this,
                    [this, name = spec.name](double value) { setOption(name, value); });
            m_options->addWidget(row);
        }
    }
    for (int i = 0; hasOptions && i < m_options->count(); ++i) {
        const NumberSpec &spec = kind->options()[static_cast<std::size_t>(i)];
        const auto value = values.find(spec.name);
        static_cast<NumberSlider *>(m_options->itemAt(i)->widget())
            ->setValue(value == values.end() ? spec.defaultValue : value->second);
    }
}

void DataForm::setOption(const std::string &name, double value)
{
    const QString chosen = m_state->settings().data;
    const DatasetKind *kind = findKind(kindOf(chosen));
    if (!kind)
        return;
    NumberOptions options = optionsOf(chosen, *kind);
    options[name] = value;
    QStringList parts;
    for (const auto &[key, number] : options)
        parts += QStringLiteral("%1=%2").arg(QString::fromStdString(key), QString::number(number, 'g', 9));
    const QString spec = QStringLiteral("%1:%2").arg(kindOf(chosen), parts.join(QLatin1Char(',')));
    m_state->edit([&spec](TrainSettings &settings) { settings.data = spec; });
}

} // namespace vitrine
