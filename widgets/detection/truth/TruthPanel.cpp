#include "widgets/detection/truth/TruthPanel.h"

#include "widgets/common/Format.h"
#include "widgets/common/SegmentedControl.h"
#include "widgets/common/Translated.h"
#include "widgets/detection/DetectSession.h"
#include "widgets/detection/truth/ClassScores.h"
#include "widgets/detection/truth/ConfusionView.h"
#include "widgets/detection/truth/CurveView.h"
#include "widgets/detection/truth/Evaluator.h"
#include "widgets/detection/truth/FiguresTable.h"
#include "widgets/detection/truth/GroundTruth.h"
#include "widgets/detection/truth/TruthText.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace vitrine {

namespace {

constexpr qsizetype mostNamed = 5; ///< classes that are named
constexpr int lowestPage = 184; ///< pixels; below that the panel scrolls

QString named(const std::vector<std::string> &names)
{
    QStringList list;
    for (std::size_t i = 0; i < names.size() && list.size() < mostNamed; ++i)
        list += QString::fromStdString(names[i]);
    if (names.size() > static_cast<std::size_t>(mostNamed))
        list += QStringLiteral("…");
    return list.join(QStringLiteral(", "));
}

QString shareOrDash(double share)
{
    return share < 0 ? QStringLiteral("–") : formatShare(share);
}

} // namespace

TruthPanel::TruthPanel(DetectSession *session, GroundTruth *truth, Evaluator *evaluator, QWidget *parent)
    : QWidget(parent), m_session(session), m_truth(truth), m_evaluator(evaluator), m_name(new QLabel(this)),
      m_facts(new QLabel(this)), m_note(new QLabel(this)), m_picture(new QLabel(this)), m_key(new QLabel(this)),
      m_iouName(new QLabel(this)), m_scope(new QLabel(this)), m_open(new QToolButton(this)),
      m_folder(new QToolButton(this)), m_close(new QToolButton(this)), m_pictures(new QToolButton(this)),
      m_evaluate(new QToolButton(this)), m_iou(new QDoubleSpinBox(this)), m_pages(new SegmentedControl(4, this)),
      m_stack(new QStackedWidget(this)), m_curve(new CurveView(evaluator, this)),
      m_figures(new FiguresTable(evaluator, this)), m_classes(new ClassScoresTable(evaluator, this)),
      m_confusion(new ConfusionView(evaluator, this))
{
    build();
    connectParts();
    translated(this, [this] { setTexts(); });
}

void TruthPanel::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 8, 16, 8);
    column->setSpacing(8);
    m_stack->setMinimumHeight(lowestPage);
    auto *ways = new QHBoxLayout;
    for (QToolButton *button : {m_open, m_folder, m_close})
        ways->addWidget(button);
    ways->addStretch(1);
    column->addLayout(ways);
    for (QLabel *label : {m_name, m_facts, m_note})
        column->addWidget(label);
    column->addWidget(m_pictures, 0, Qt::AlignLeft);
    column->addWidget(m_picture);
    column->addWidget(m_key);
    auto *steps = new QHBoxLayout;
    steps->addWidget(m_iouName);
    steps->addWidget(m_iou);
    steps->addStretch(1);
    steps->addWidget(m_evaluate);
    column->addLayout(steps);
    column->addWidget(m_scope);
    column->addWidget(m_pages);
    column->addWidget(m_stack, 1);
    column->addStretch(0);
    for (QLabel *label : {m_name, m_facts, m_note, m_picture, m_key, m_scope}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_key->setTextFormat(Qt::RichText);
    m_facts->setProperty("caption", true);
    m_scope->setProperty("caption", true);
    m_iouName->setBuddy(m_iou);
    m_iou->setRange(0.05, 0.95);
    m_iou->setSingleStep(0.05);
    m_iou->setKeyboardTracking(false);
    for (QToolButton *button : {m_open, m_folder, m_close, m_pictures, m_evaluate}) {
        button->setFocusPolicy(Qt::TabFocus);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    }
    for (QWidget *page : std::initializer_list<QWidget *>{m_curve, m_figures, m_classes, m_confusion})
        m_stack->addWidget(page);
    m_pages->setCurrent(m_stack->currentIndex());
}

void TruthPanel::connectParts()
{
    connect(m_open, &QToolButton::clicked, this, &TruthPanel::openWanted);
    connect(m_folder, &QToolButton::clicked, this, &TruthPanel::openFolderWanted);
    connect(m_close, &QToolButton::clicked, this, &TruthPanel::closeWanted);
    connect(m_pictures, &QToolButton::clicked, this, &TruthPanel::picturesWanted);
    connect(m_evaluate, &QToolButton::clicked, this,
            [this] { m_evaluator->isRunning() ? m_evaluator->cancel() : m_evaluator->start(); });
    connect(m_iou, &QDoubleSpinBox::valueChanged, m_truth, &GroundTruth::setIou);
    connect(m_pages, &SegmentedControl::chosen, m_stack, &QStackedWidget::setCurrentIndex);
    connect(m_classes, &ClassScoresTable::classChosen, this, [this](int classId) {
        m_curve->classes()->setCurrentIndex(m_curve->classes()->findData(1 + classId));
        m_pages->setCurrent(0);
        m_stack->setCurrentIndex(0);
    });
    connect(m_truth, &GroundTruth::setChanged, this, &TruthPanel::showSet);
    connect(m_truth, &GroundTruth::readingChanged, this, &TruthPanel::showSet);
    connect(m_truth, &GroundTruth::pictureChanged, this, &TruthPanel::showPicture);
    connect(m_truth, &GroundTruth::iouChanged, this, &TruthPanel::showPicture);
    connect(m_session, &DetectSession::outcomeChanged, this, &TruthPanel::showSet);
    connect(m_session, &DetectSession::filesChanged, this, &TruthPanel::showSet);
    connect(m_evaluator, &Evaluator::runningChanged, this, &TruthPanel::showEvaluation);
    connect(m_evaluator, &Evaluator::scoresChanged, this, &TruthPanel::showEvaluation);
}

QString TruthPanel::pictureText() const
{
    const PictureTruth *picture = m_truth->picture();
    if (!picture)
        return m_session->outcome() && m_session->outcome()->run ? tr("This picture is not annotated.") : QString();
    return tr("This picture: precision %1 (%2 of %3 detections), recall %4 (%5 of %6 objects)")
        .arg(shareOrDash(picture->precision()), formatCount(picture->matched),
             formatCount(picture->matched + picture->falseAlarms), shareOrDash(picture->recall()),
             formatCount(picture->matched), formatCount(picture->matched + picture->missed));
}

/// What the colours over the picture mean: the chips that switch them may be out of sight.
QString TruthPanel::keyText() const
{
    const PictureTruth *picture = m_truth->picture();
    if (!picture)
        return {};
    QStringList parts;
    for (const auto &[kind, count] :
         {std::pair(TruthKind::Matched, picture->matched), std::pair(TruthKind::Missed, picture->missed),
          std::pair(TruthKind::FalseAlarm, picture->falseAlarms)})
        parts += QStringLiteral("<span style=\"color:%1\">■</span>&nbsp;%2&nbsp;%3")
                     .arg(truthColour(kind).name(), truthName(kind).replace(QLatin1Char(' '), QStringLiteral("&nbsp;")),
                          formatCount(count));
    return parts.join(QStringLiteral("&ensp; "));
}

QString TruthPanel::noteText() const
{
    const auto set = m_truth->set();
    const auto outcome = m_session->outcome();
    if (!set)
        return {};
    if (!outcome || !outcome->detector)
        return tr("Open a detector to compare it with the annotations.");
    const ClassMapping *mapping = m_truth->mapping();
    if (!mapping)
        return tr("The detector knows none of the annotated classes.");
    QStringList notes;
    if (const qsizetype missing = set->files.size() - set->found.size(); missing > 0)
        notes += tr("Pictures that were not found near the annotations: %1").arg(formatCount(missing));
    if (mapping->byOrder)
        notes += tr("Classes have other names than the detector's and are taken in their order: %1")
                     .arg(named(mapping->unknown));
    else if (!mapping->unknown.empty())
        notes += tr("Classes that the detector doesn't know, whose objects all count as missed: %1")
                     .arg(named(mapping->unknown));
    if (m_truth->picture() && m_truth->picture()->sizeDiffers)
        notes += tr("By the annotations this picture has another size: boxes may lie elsewhere.");
    return notes.join(QLatin1Char('\n'));
}

void TruthPanel::showSet()
{
    const auto set = m_truth->set();
    m_close->setVisible(set != nullptr);
    m_name->setText(m_truth->isReading() ? tr("Reading annotations…")
                        : set            ? QStringLiteral("<b>%1</b>").arg(set->name().toHtmlEscaped())
                                         : tr("Open or drop annotations to see what the detector finds and misses: "
                                                         "COCO's JSON, or a folder of Pascal VOC or YOLO."));
    m_name->setToolTip(set ? set->path : QString());
    const QStringList found = set ? set->found : QStringList();
    m_facts->setVisible(set != nullptr);
    if (set)
        m_facts->setText(tr("Pictures: %1 · objects: %2 · classes: %3")
                             .arg(formatCount(set->files.size()), formatCount(set->objects),
                                  formatCount(static_cast<std::int64_t>(set->annotations.classes.size()))));
    m_pictures->setVisible(!found.isEmpty() && m_session->files() != found);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_iouName, m_iou, m_evaluate})
        widget->setVisible(set != nullptr);
    showPicture();
    showEvaluation();
}

void TruthPanel::showPicture()
{
    const QString note = noteText();
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    m_picture->setText(pictureText());
    m_picture->setVisible(m_truth->set() && m_truth->mapping() && !m_picture->text().isEmpty());
    m_key->setText(keyText());
    m_key->setVisible(!m_key->text().isEmpty());
    const QSignalBlocker blocker(m_iou);
    m_iou->setValue(m_truth->iou());
}

void TruthPanel::showEvaluation()
{
    const auto scores = m_evaluator->scores();
    const bool isRunning = m_evaluator->isRunning();
    m_evaluate->setText(isRunning ? tr("Cancel") : tr("Evaluate All"));
    m_evaluate->setEnabled(isRunning || (m_evaluator->canStart() && !m_truth->set()->found.isEmpty()));
    for (QWidget *widget : std::initializer_list<QWidget *>{m_pages, m_stack})
        widget->setVisible(scores != nullptr);
    const QString scope = scores ? scopeText(*scores->input) : QString();
    m_scope->setText(scope);
    m_scope->setVisible(!scope.isEmpty());
}

QString TruthPanel::scopeText(const EvaluationInput &input) const
{
    QStringList parts;
    const auto outcome = m_session->outcome();
    if (outcome && outcome->detector != input.detector)
        parts += tr("These are the figures of %1, %2 × %3; evaluate again for the present detector.")
                     .arg(QString::fromStdString(input.detector->name), formatCount(input.detector->width),
                          formatCount(input.detector->height));
    if (input.leftOut > 0)
        parts +=
            tr("On %1 pictures; left out: %2")
                .arg(formatCount(static_cast<std::int64_t>(input.truth.pictures.size())), formatCount(input.leftOut));
    return parts.join(QLatin1Char('\n'));
}

void TruthPanel::setTexts()
{
    m_open->setText(tr("Open…"));
    m_open->setToolTip(tr("Open annotations: COCO's JSON, a Pascal VOC XML or YOLO's labels (Ctrl+G)"));
    m_folder->setText(tr("Folder…"));
    m_folder->setToolTip(tr("Open a folder of annotations: Pascal VOC or YOLO"));
    m_close->setText(tr("Close"));
    m_close->setToolTip(tr("Close the annotations; files stay as they are"));
    m_pictures->setText(tr("Open Its Pictures"));
    m_pictures->setToolTip(tr("Go through the annotated pictures"));
    m_evaluate->setToolTip(tr("Run the detector over all annotated pictures: average precision, curves, confusion "
                              "(Ctrl+Shift+G)"));
    m_iouName->setText(tr("IoU for a match"));
    m_iou->setToolTip(tr("A detection matches an object of its class where their IoU is at least this; COCO's AP50 "
                         "takes 0.50"));
    m_iou->setAccessibleName(m_iouName->text());
    m_stack->setAccessibleName(tr("Evaluation"));
    for (QToolButton *button : {m_open, m_folder, m_close, m_pictures, m_evaluate})
        button->setAccessibleName(button->toolTip());
    m_pages->setTexts({tr("Curve"), QStringLiteral("COCO"), tr("Classes"), tr("Confusion")},
                      {tr("Precision over recall, with the present confidence threshold on it"),
                       tr("COCO's average precision and recall, at confidence 0.01 and suppression at 0.65"),
                       tr("How good the detector is at each class"),
                       tr("Which class was taken for which, at the present thresholds")});
    showSet();
}

} // namespace vitrine
