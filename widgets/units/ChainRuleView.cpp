#include "widgets/units/ChainRuleView.h"

#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/units/UnitCursor.h"
#include "widgets/units/UnitText.h"

#include <QUrl>

#include <algorithm>

namespace vitrine {

namespace {

constexpr std::size_t writtenPaths = 200; ///< together
constexpr std::size_t pathsOfOne = 24;

const QString indent = QStringLiteral("&nbsp;&nbsp;&nbsp;&nbsp;");

} // namespace

ChainRuleView::ChainRuleView(UnitCursor *cursor, QWidget *parent) : QTextBrowser(parent), m_cursor(cursor)
{
    setOpenLinks(false);
    setFrameShape(QFrame::NoFrame);
    const auto light = [this](const QUrl &link) {
        const auto number = static_cast<std::size_t>(link.path().toUInt());
        if (link.isEmpty())
            m_cursor->setPath({});
        else if (number < m_paths.size())
            m_cursor->setPath(m_paths[number].units);
    };
    connect(this, &QTextBrowser::highlighted, this, light);
    connect(this, &QTextBrowser::anchorClicked, this, light);
    connect(cursor, &UnitCursor::pictureChanged, this, &ChainRuleView::write);
    connect(&Theme::instance(), &Theme::changed, this, &ChainRuleView::write);
    translated(this, [this] {
        setAccessibleName(tr("The chain rule written out"));
        write();
    });
}

void ChainRuleView::setByUnits(bool byUnits)
{
    m_byUnits = byUnits;
    write();
}

void ChainRuleView::write()
{
    setHtml(html());
    emit costChanged();
}

QString ChainRuleView::html()
{
    m_paths.clear();
    m_formed.clear();
    m_cost = {};
    const auto picture = m_cursor->picture();
    if (!picture)
        return {};
    if (!picture->graph.hasGradients)
        return tr("Without a loss there is nothing to derive. Connect a loss to the output.").toHtmlEscaped();
    const ChainLinks &chain = m_byUnits ? picture->unitChain : picture->blockChain;
    m_cost = chainCost(chain, picture->parameters);
    QStringList parts;
    for (std::size_t i = 0; i < picture->parameters.size(); ++i) {
        if (m_paths.size() >= writtenPaths) {
            parts += tr("… and %n more numbers, likewise.", nullptr, static_cast<int>(picture->parameters.size() - i));
            break;
        }
        parts += ruleHtml(chainRule(chain, picture->parameters[i], pathsOfOne));
    }
    return QStringLiteral("<style>a { text-decoration: none; color: %1 } p { margin: 2px 0 6px 0 }</style>")
               .arg(Theme::instance().color(Theme::Role::Text).name())
        + parts.join(QString());
}

QString ChainRuleView::ruleHtml(const ChainRule &rule)
{
    const auto picture = m_cursor->picture();
    const QString known = QStringLiteral("color: %1").arg(Theme::instance().color(Theme::Role::Warning).name());
    const QString name = derivativeOf(QStringLiteral("L"), picture->names[rule.of]).toHtmlEscaped();
    const double sum = picture->graph.units[static_cast<std::size_t>(rule.of)].gradient;
    const auto link = [this](const QString &text) {
        return QStringLiteral("<a href=\"%1\">%2</a>").arg(m_paths.size() - 1).arg(text);
    };
    const auto formula = [&](const ChainPath &path) {
        const std::size_t before = knownFactors(path);
        m_paths.push_back(path);
        return link(pathFormula(*picture, path, before, known));
    };
    if (rule.paths.empty())
        return QStringLiteral("<p><b>%1</b> = 0: %2</p>").arg(name, tr("no path leads to the loss").toHtmlEscaped());
    if (rule.pathCount <= 1)
        return QStringLiteral("<p><b>%1</b> = %2</p>").arg(name, formula(rule.paths[0]));
    QString text =
        QStringLiteral("<p><b>%1</b> = %2, %3")
            .arg(name, unitNumber(sum), tr("the sum over %1 paths:").arg(formatNumber(rule.pathCount)).toHtmlEscaped());
    for (const ChainPath &path : rule.paths)
        text += QStringLiteral("<br>") + indent + QStringLiteral("+ ") + formula(path);
    if (const double more = rule.pathCount - static_cast<double>(rule.paths.size()); more > 0)
        text += QStringLiteral("<br>") + indent + tr("… and %1 more paths").arg(formatNumber(more)).toHtmlEscaped();
    return text + QStringLiteral("</p>");
}

std::size_t ChainRuleView::knownFactors(const ChainPath &path)
{
    // Of two factors and more; n factors lead over n + 1 numbers, where the first is no factor of its own.
    const std::size_t own = m_cursor->picture()->blockChain.hasSeed() ? 1 : 0;
    std::size_t known = 0;
    for (std::size_t length = 3 - own; length <= path.units.size(); ++length) {
        std::vector<int> beginning(path.units.begin(), path.units.begin() + static_cast<std::ptrdiff_t>(length));
        const auto found = std::lower_bound(m_formed.begin(), m_formed.end(), beginning);
        if (found != m_formed.end() && *found == beginning)
            known = length - 1 + own;
        else
            m_formed.insert(found, std::move(beginning));
    }
    return known;
}

} // namespace vitrine
