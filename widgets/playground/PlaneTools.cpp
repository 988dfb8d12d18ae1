#include "widgets/playground/PlaneTools.h"

#include "widgets/common/SegmentedControl.h"
#include "widgets/common/Translated.h"
#include "widgets/playground/Playground.h"
#include "widgets/training/FormParts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPixmap>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

namespace vitrine {

PlaneTools::PlaneTools(Playground *playground, QWidget *parent)
    : QWidget(parent), m_playground(playground), m_text(makeNote(this)), m_tool(new SegmentedControl(3, this)),
      m_class(new QComboBox(this)), m_clear(new QToolButton(this)), m_save(new QToolButton(this)),
      m_discrete(new QCheckBox(this)), m_validation(new QCheckBox(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_text);
    m_text->setMinimumHeight(m_text->fontMetrics().lineSpacing() + 4);
    auto *tools = new QHBoxLayout;
    tools->setSpacing(4);
    tools->addWidget(m_tool, 1);
    tools->addWidget(m_class);
    layout->addLayout(tools);
    auto *options = new QHBoxLayout;
    options->setSpacing(4);
    options->addWidget(m_validation);
    options->addWidget(m_discrete);
    options->addStretch(1);
    options->addWidget(m_clear);
    options->addWidget(m_save);
    layout->addLayout(options);
    m_tool->setCurrent(0);
    m_validation->setChecked(true);
    passWheel(m_class);
    connect(m_tool, &SegmentedControl::chosen, this, &PlaneTools::toolChosen);
    connect(m_class, &QComboBox::activated, this, &PlaneTools::classChosen);
    connect(m_clear, &QToolButton::clicked, this, &PlaneTools::clearWanted);
    connect(m_save, &QToolButton::clicked, this, &PlaneTools::saveWanted);
    connect(m_discrete, &QCheckBox::toggled, playground, &Playground::setDiscrete);
    connect(m_validation, &QCheckBox::toggled, playground, &Playground::setShowsValidation);
    connect(playground, &Playground::networkChanged, this, &PlaneTools::showNetwork);
    connect(playground, &Playground::dataChanged, this, &PlaneTools::showNetwork);
    connect(playground, &Playground::focusChanged, this, [this] { describe(QString()); });
    translated(this, [this] { retranslate(); });
}

void PlaneTools::describe(const QString &text)
{
    if (!text.isEmpty())
        return m_text->setText(text);
    if (const auto focus = m_playground->focus())
        return m_text->setText(tr("%1: blue below zero, orange above").arg(m_playground->nameOf(*focus)));
    if (m_playground->isLine())
        return m_text->setText(tr("The curve is what the network answers, the points are the data."));
    m_text->setText(m_playground->answer().isNumber()    ? tr("Blue: −1, white: 0, orange: 1")
                        : m_playground->classCount() > 2 ? tr("A colour a class; the paler, the less sure")
                                                         : tr("Blue: class 0, orange: class 1, white: undecided"));
}

void PlaneTools::showNetwork()
{
    const bool canPaint = !m_playground->isLine() && !m_playground->answer().isNumber();
    for (QWidget *each :
         {static_cast<QWidget *>(m_tool), static_cast<QWidget *>(m_class), static_cast<QWidget *>(m_clear)})
        each->setEnabled(canPaint);
    m_discrete->setEnabled(canPaint);
    const int count = m_playground->classCount();
    if (m_class->count() != count) {
        const QSignalBlocker quiet(m_class);
        m_class->clear();
        for (int i = 0; i < count; ++i) {
            QPixmap patch(12, 12);
            patch.fill(AnswerScale::classColour(i, count));
            m_class->addItem(patch, tr("Class %1").arg(i));
        }
    }
    describe(QString());
}

void PlaneTools::retranslate()
{
    m_tool->setTexts({tr("Look"), tr("Paint"), tr("Erase")},
                     {tr("Point at the plane to read it"),
                      tr("Paint points: left button this class, right button the next one"),
                      tr("Take points away under the mouse")});
    m_class->setToolTip(tr("The class of painted points"));
    m_class->setAccessibleName(m_class->toolTip());
    for (int i = 0; i < m_class->count(); ++i)
        m_class->setItemText(i, tr("Class %1").arg(i));
    m_clear->setText(tr("Clear"));
    m_clear->setToolTip(tr("Take all points away"));
    m_save->setText(tr("Save…"));
    m_save->setToolTip(tr("Save the points as CSV; such a file may be dropped here"));
    m_discrete->setText(tr("Discrete"));
    m_discrete->setToolTip(tr("The answer alone, without how sure the network is"));
    m_validation->setText(tr("Validation"));
    m_validation->setToolTip(tr("Also show the points that are not trained on, as diamonds"));
    showNetwork();
}

} // namespace vitrine
