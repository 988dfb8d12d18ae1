#include "widgets/input/ChoicesForm.h"

#include "core/training/detection/IsDetector.h"
#include "widgets/common/SegmentedControl.h"
#include "widgets/session/MarkedIn.h"
#include "widgets/session/Session.h"
#include "widgets/session/Sources.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <vector>

namespace vitrine {

namespace {

const QString mnistPrefix = QStringLiteral("mnist:");
constexpr int largestBatch = 256;
constexpr int classOffset = 2; ///< entries of the target list before the classes

/// Of a list of choices.
struct Entry {
    QString text;
    QVariant data = {}, tip = {};
};

/// Only where something is another: a list that is open while frames come, many a second, must stay.
void fill(QComboBox *box, const std::vector<Entry> &entries)
{
    bool isSame = box->count() == static_cast<int>(entries.size());
    for (int i = 0; isSame && i < box->count(); ++i) {
        const Entry &entry = entries[static_cast<std::size_t>(i)];
        isSame = box->itemText(i) == entry.text && box->itemData(i) == entry.data
            && box->itemData(i, Qt::ToolTipRole) == entry.tip;
    }
    if (isSame)
        return;
    box->clear();
    for (const Entry &entry : entries) {
        box->addItem(entry.text, entry.data);
        box->setItemData(box->count() - 1, entry.tip, Qt::ToolTipRole);
    }
}

} // namespace

ChoicesForm::ChoicesForm(Session *session, QWidget *parent) : QWidget(parent), m_session(session)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    const auto caption = [this, layout] {
        auto *label = new QLabel(this);
        label->setProperty("caption", true);
        layout->addSpacing(4);
        layout->addWidget(label);
        return label;
    };
    m_fitCaption = caption();
    layout->addWidget(m_fit = new SegmentedControl(3, this));
    layout->addWidget(m_invert = new QCheckBox(this));
    m_batchCaption = caption();
    layout->addWidget(m_batch = new SegmentedControl(2, this));
    auto *batchRow = new QHBoxLayout;
    batchRow->setSpacing(8);
    batchRow->addWidget(m_size = new QSpinBox(this));
    batchRow->addWidget(m_set = new QComboBox(this), 1);
    layout->addLayout(batchRow);
    m_modeCaption = caption();
    layout->addWidget(m_mode = new SegmentedControl(2, this));
    m_targetCaption = caption();
    layout->addWidget(m_target = new QComboBox(this));
    m_size->setRange(2, largestBatch);
    m_size->setValue(16);
    m_size->setKeyboardTracking(false);
    for (QComboBox *box : {m_set, m_target}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(8);
    }
    connectAll();
    retranslate();
}

void ChoicesForm::connectAll()
{
    connect(m_fit, &SegmentedControl::chosen, m_session,
            [this](int index) { m_session->setFit(static_cast<FitMode>(index)); });
    connect(m_invert, &QCheckBox::clicked, m_session, &Session::setInvert);
    connect(m_batch, &SegmentedControl::chosen, m_session,
            [this](int index) { m_session->setBatchSize(index == 0 ? 1 : m_size->value()); });
    connect(m_size, &QSpinBox::valueChanged, m_session, [this](int size) { m_session->setBatchSize(size); });
    connect(m_mode, &SegmentedControl::chosen, m_session,
            [this](int index) { m_session->setMode(static_cast<Mode>(index)); });
    connect(m_set, &QComboBox::activated, this, [this](int index) {
        const QString set = m_set->itemData(index).toString();
        if (set.isEmpty())
            emit setFolderWanted();
        else
            m_session->openSet(set);
        showOutcome();
    });
    connect(m_target, &QComboBox::activated, m_session, [this](int index) {
        if (index < classOffset)
            m_session->setTarget({static_cast<TargetChoice::Kind>(index), 0});
        else
            m_session->setTarget({TargetChoice::Kind::Class, index - classOffset});
    });
    connect(m_session, &Session::outcomeChanged, this, &ChoicesForm::showOutcome);
}

void ChoicesForm::showOutcome()
{
    const auto outcome = m_session->outcome();
    if (!outcome)
        return;
    const Question &question = outcome->question;
    const bool isDrawing = question.picture.kind == PictureSource::Kind::Drawing;
    // A drawing is centred and inverted as MNIST's digits are, whatever is chosen here.
    const bool fits = !outcome->picture.isNull() && !isDrawing;
    m_fit->setEnabled(fits);
    m_invert->setEnabled(fits);
    m_fit->setCurrent(static_cast<int>(outcome->format.fit));
    m_invert->setChecked(question.picture.kind == PictureSource::Kind::Item ? question.invert.value_or(false)
                                                                            : outcome->format.invert);
    m_batch->setCurrent(question.batch.size > 1 ? 1 : 0);
    const QSignalBlocker quiet(m_size);
    if (question.batch.size > 1)
        m_size->setValue(static_cast<int>(question.batch.size));
    m_size->setEnabled(question.batch.size > 1);
    m_mode->setCurrent(static_cast<int>(question.mode));
    showSets(*outcome);
    showTargets(*outcome);
}

void ChoicesForm::showSets(const Outcome &outcome)
{
    // The same entry: what is built in follows the network.
    std::vector<Entry> entries{
        {isDetector(outcome.network) ? tr("Built-in scenes") : tr("Built-in digits"), builtInDigits}};
    const QString set = outcome.question.batch.set;
    if (set.startsWith(mnistPrefix)) {
        const QString folder = set.mid(mnistPrefix.size());
        entries.push_back({tr("MNIST in %1").arg(QDir(folder).dirName()), set, folder});
    }
    entries.push_back({tr("MNIST from a folder…")});
    fill(m_set, entries);
    m_set->setCurrentIndex(m_set->findData(set));
}

void ChoicesForm::showTargets(const Outcome &outcome)
{
    if (isDetector(outcome.network))
        return showMarked(outcome);
    std::vector<Entry> entries{{tr("What it predicts")},
                               {outcome.label ? tr("The label: %1").arg(outcome.classes.value(*outcome.label))
                                              : tr("The label (this picture has none)")}};
    for (const QString &name : outcome.classes)
        entries.push_back({tr("Class %1").arg(name)});
    fill(m_target, entries);
    const TargetChoice &target = outcome.question.target;
    m_target->setCurrentIndex(target.kind == TargetChoice::Kind::Class ? classOffset + target.classIndex
                                                                       : static_cast<int>(target.kind));
    m_target->setEnabled(outcome.answer.loss.has_value());
}

/// A detector's loss compares with what is marked in the picture: there is nothing to choose.
void ChoicesForm::showMarked(const Outcome &outcome)
{
    const std::size_t count = markedIn(outcome).size();
    fill(m_target,
         {{count > 0 ? tr("What is marked in the picture (%1)").arg(count) : tr("Nothing: none is marked here")}});
    m_target->setCurrentIndex(0);
    m_target->setEnabled(false);
}

void ChoicesForm::retranslate()
{
    m_fitCaption->setText(tr("Fit to the input"));
    m_fit->setTexts({tr("Letterbox"), tr("Crop"), tr("Stretch")},
                    {tr("The whole picture, the rest filled with background"),
                     tr("The input filled, what sticks out cut off"), tr("Each side scaled on its own")});
    m_invert->setText(tr("Invert (dark on light)"));
    m_invert->setToolTip(tr("Turns dark ink on light paper into the light on dark that the network knows"));
    m_batchCaption->setText(tr("Batch"));
    m_batch->setTexts({tr("This picture"), tr("Among others")},
                      {tr("The picture alone: batch statistics of one picture say little"),
                       tr("The picture first, then pictures of the set")});
    m_size->setPrefix(tr("N = "));
    m_size->setAccessibleName(tr("Pictures in the batch"));
    m_size->setToolTip(tr("Pictures in the batch, this one included"));
    m_set->setAccessibleName(tr("Set that the other pictures come from"));
    m_set->setToolTip(tr("Set that pictures come from"));
    m_modeCaption->setText(tr("Mode"));
    m_mode->setTexts({tr("Evaluation"), tr("Training")},
                     {tr("Batch norm uses its running statistics, dropout lets all through"),
                      tr("Batch norm uses the batch's own statistics, dropout drops")});
    m_targetCaption->setText(tr("Target of the loss"));
    m_target->setAccessibleName(m_targetCaption->text());
    m_target->setToolTip(tr("The class that the loss compares the answer with; gradients follow from it"));
    m_fit->setAccessibleName(m_fitCaption->text());
    m_batch->setAccessibleName(m_batchCaption->text());
    m_mode->setAccessibleName(m_modeCaption->text());
    showOutcome();
}

void ChoicesForm::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace vitrine
