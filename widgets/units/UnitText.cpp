#include "widgets/units/UnitText.h"

#include "widgets/common/Format.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace vitrine {

namespace {

constexpr std::size_t writtenTerms = 4; ///< of a sum or maximum

struct UnitTr {
    Q_DECLARE_TR_FUNCTIONS(UnitText)
};

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

const QString equals = QStringLiteral(" = ");
constexpr QChar minus(0x2212);

/// Arguments with a sign between them, the first few of many.
QString joined(const QStringList &parts, const QString &sign)
{
    if (parts.size() <= static_cast<qsizetype>(writtenTerms) + 1)
        return parts.join(sign);
    return parts.mid(0, writtenTerms).join(sign) + sign
        + UnitTr::tr("… (%n more)", nullptr, static_cast<int>(parts.size() - static_cast<qsizetype>(writtenTerms)));
}

QString call(const QString &name, const QString &arguments)
{
    return name + QLatin1Char('(') + arguments + QLatin1Char(')');
}

/// An operation on what stands for its inputs: names, or numbers.
QString written(UnitKind kind, const QStringList &a)
{
    switch (kind) {
    case UnitKind::Number:
        break;
    case UnitKind::Sum:
        return joined(a, QStringLiteral(" + "));
    case UnitKind::Difference:
        return a.join(QStringLiteral(" − "));
    case UnitKind::Product:
        return a.join(QStringLiteral(" · "));
    case UnitKind::Quotient:
        return a.join(QStringLiteral(" / "));
    case UnitKind::Square:
        return (a[0].startsWith(minus) ? QLatin1Char('(') + a[0] + QLatin1Char(')') : a[0]) + QStringLiteral("²");
    case UnitKind::Exp:
        return call(QStringLiteral("exp"), a[0]);
    case UnitKind::Log:
        return call(QStringLiteral("ln"), a[0]);
    case UnitKind::Sqrt:
        return call(QStringLiteral("√"), a[0]);
    case UnitKind::Abs:
        return QLatin1Char('|') + a[0] + QLatin1Char('|');
    case UnitKind::Tanh:
        return call(QStringLiteral("tanh"), a[0]);
    case UnitKind::Erf:
        return call(QStringLiteral("erf"), a[0]);
    case UnitKind::Sigmoid:
        return call(QStringLiteral("σ"), a[0]);
    case UnitKind::ReLU:
        return call(QStringLiteral("max"), a[0] + QStringLiteral(", 0"));
    case UnitKind::LeakyReLU:
        return call(QStringLiteral("LeakyReLU"), a.join(QStringLiteral("; ")));
    case UnitKind::Max:
        return call(QStringLiteral("max"), joined(a, QStringLiteral(", ")));
    case UnitKind::Huber:
        return call(QStringLiteral("Huber"), a.join(QStringLiteral("; ")));
    }
    return {};
}

bool isFunction(UnitKind kind)
{
    return kind != UnitKind::Sum && kind != UnitKind::Difference && kind != UnitKind::Product
        && kind != UnitKind::Quotient;
}

/// A unit's local derivative in letters: "x", "2·u₃", "1".
QString localLetters(const UnitPicture &picture, int unit, std::size_t which)
{
    const Unit &made = picture.graph.units[at(unit)];
    std::vector<std::string> inputs;
    for (const int input : made.inputs) {
        const QString &name = picture.names[input];
        inputs.push_back((name.startsWith(minus) ? QLatin1Char('(') + name + QLatin1Char(')') : name).toStdString());
    }
    return QString::fromStdString(writtenDerivative(made.kind, inputs, picture.names[unit].toStdString(), which));
}

/// "∂L/∂w₁ = ∂u₁/∂w₁ · ∂L/∂u₁ = x · ∂L/∂u₁ = 3 · 1.5 = 4.5"; of the loss itself "∂L/∂u₃ = 2·u₃ · ∂L/∂L = …".
QString handedOn(const UnitPicture &picture, int unit, std::size_t which)
{
    const Unit &made = picture.graph.units[at(unit)];
    const QString loss = QStringLiteral("L"), dot = QStringLiteral(" · ");
    const QString &own = picture.names[unit], &name = picture.names[made.inputs[which]];
    const QString incoming = derivativeOf(loss, own);
    const double local = localDerivative(picture.graph, unit, which);
    return derivativeOf(loss, name) + equals
        + (own == loss ? QString() : derivativeOf(own, name) + dot + incoming + equals)
        + localLetters(picture, unit, which) + dot + incoming + equals + unitNumber(local) + dot
        + unitNumber(made.gradient, false) + equals + unitNumber(local * made.gradient);
}

/// What arrives where others have arrived or will: "with the 2 branches so far 1.5".
QString branchNote(const UnitPicture &picture, int input, int step)
{
    if (picture.readers[at(input)] < 2)
        return {};
    const double sum = picture.progress.gradientAt(input, step);
    return QLatin1Char(' ')
        + (picture.progress.isComplete(input, step)
               ? UnitTr::tr("(all %1 branches together: %2)").arg(picture.readers[at(input)]).arg(unitNumber(sum))
               : UnitTr::tr("(one of %1 branches, so far %2)").arg(picture.readers[at(input)]).arg(unitNumber(sum)));
}

/// Inputs that a gradient is for: constants and targets never change.
std::vector<std::size_t> receivers(const UnitPicture &picture, const Unit &unit)
{
    std::vector<std::size_t> inputs;
    for (std::size_t which = 0; which < unit.inputs.size(); ++which) {
        const UnitRole role = picture.graph.units[at(unit.inputs[which])].role;
        if (role != UnitRole::Constant && role != UnitRole::Target && role != UnitRole::Rest)
            inputs.push_back(which);
    }
    return inputs;
}

QString backwardText(const UnitPicture &picture, int step)
{
    const int unit = picture.steps[at(step)].unit;
    const Unit &made = picture.graph.units[at(unit)];
    const std::vector<std::size_t> inputs = receivers(picture, made);
    QStringList parts;
    for (std::size_t i = 0; i < std::min(inputs.size(), writtenTerms); ++i)
        parts += handedOn(picture, unit, inputs[i]) + branchNote(picture, made.inputs[inputs[i]], step);
    QString text = parts.join(QStringLiteral(";  "));
    if (inputs.size() > writtenTerms)
        text += QLatin1Char(' ') + UnitTr::tr("… (%n more)", nullptr, static_cast<int>(inputs.size() - writtenTerms));
    return text;
}

/// The parts of a unit's gradient, by the units that read it.
QString branchSum(const UnitPicture &picture, int unit)
{
    QStringList letters, numbers;
    for (std::size_t i = static_cast<std::size_t>(unit) + 1; i < picture.graph.units.size(); ++i) {
        const Unit &reader = picture.graph.units[i];
        for (std::size_t which = 0; which < reader.inputs.size(); ++which) {
            if (reader.inputs[which] != unit)
                continue;
            const QString &own = picture.names[static_cast<qsizetype>(i)];
            letters +=
                derivativeOf(QStringLiteral("L"), own) + QStringLiteral(" · ") + derivativeOf(own, picture.names[unit]);
            numbers += unitNumber(localDerivative(picture.graph, static_cast<int>(i), which) * reader.gradient,
                                  numbers.isEmpty());
        }
    }
    if (letters.isEmpty())
        return {};
    QString text = joined(letters, QStringLiteral(" + "));
    if (numbers.size() > 1)
        text += equals + joined(numbers, QStringLiteral(" + "));
    return text;
}

QString roleText(UnitRole role)
{
    switch (role) {
    case UnitRole::Operation:
        break;
    case UnitRole::Input:
        return UnitTr::tr("A number of the input.");
    case UnitRole::Weight:
        return UnitTr::tr("A parameter. Click to change it.");
    case UnitRole::Target:
        return UnitTr::tr("What the loss compares with.");
    case UnitRole::Constant:
        return UnitTr::tr("A constant.");
    case UnitRole::Output:
        return UnitTr::tr("Given here, with its value in the run. Double-click takes it apart.");
    case UnitRole::Rest:
        return UnitTr::tr("The smaller terms of this sum together.");
    }
    return {};
}

} // namespace

QString unitWord(UnitKind kind)
{
    switch (kind) {
    case UnitKind::Number:
        return UnitTr::tr("Given");
    case UnitKind::Sum:
        return UnitTr::tr("Add");
    case UnitKind::Difference:
        return UnitTr::tr("Subtract");
    case UnitKind::Product:
        return UnitTr::tr("Multiply");
    case UnitKind::Quotient:
        return UnitTr::tr("Divide");
    case UnitKind::Square:
        return UnitTr::tr("Square");
    case UnitKind::Exp:
        return UnitTr::tr("Exponential");
    case UnitKind::Log:
        return UnitTr::tr("Logarithm");
    case UnitKind::Sqrt:
        return UnitTr::tr("Square root");
    case UnitKind::Abs:
        return UnitTr::tr("Absolute value");
    case UnitKind::Tanh:
        return UnitTr::tr("Tanh");
    case UnitKind::Erf:
        return UnitTr::tr("Error function");
    case UnitKind::Sigmoid:
        return UnitTr::tr("Sigmoid");
    case UnitKind::ReLU:
        return UnitTr::tr("ReLU");
    case UnitKind::LeakyReLU:
        return UnitTr::tr("Leaky ReLU");
    case UnitKind::Max:
        return UnitTr::tr("Maximum");
    case UnitKind::Huber:
        return UnitTr::tr("Huber loss");
    }
    return {};
}

QString unitNumber(double value, bool isFirst)
{
    QString text = formatNumber(value);
    if (!text.startsWith(QLatin1Char('-')))
        return text;
    text.replace(0, 1, minus);
    return isFirst ? text : QLatin1Char('(') + text + QLatin1Char(')');
}

QString derivativeOf(const QString &of, const QString &by)
{
    return QStringLiteral("∂%1/∂%2").arg(of, by);
}

QString unitFormula(const UnitPicture &picture, int unit)
{
    const Unit &made = picture.graph.units[at(unit)];
    if (made.inputs.empty())
        return picture.names[unit] + equals + unitNumber(made.value);
    QStringList names, numbers;
    for (const int input : made.inputs) {
        names += picture.names[input];
        numbers += unitNumber(picture.graph.units[at(input)].value, numbers.isEmpty() || isFunction(made.kind));
    }
    return picture.names[unit] + equals + written(made.kind, names) + equals + written(made.kind, numbers) + equals
        + unitNumber(made.value);
}

QString unitSentence(const UnitPicture &picture, int step)
{
    if (step < 0)
        return UnitTr::tr("Only what is given is known: input, parameters, target. Step forward to compute.");
    const UnitStep &at = picture.steps[static_cast<std::size_t>(step)];
    const QString word = unitWord(picture.graph.units[static_cast<std::size_t>(at.unit)].kind);
    if (at.pass == Pass::Forward)
        return QStringLiteral("%1 · %2: ").arg(step + 1).arg(word) + unitFormula(picture, at.unit);
    return UnitTr::tr("%1 · Backward, %2: ").arg(step + 1).arg(word) + backwardText(picture, step);
}

QString unitTip(const UnitPicture &picture, int unit, int step)
{
    const Unit &made = picture.graph.units[at(unit)];
    QStringList lines;
    const QString full = QString::fromStdString(made.name);
    lines += QStringLiteral("<b>%1</b>").arg(picture.names[unit].toHtmlEscaped())
        + (full.isEmpty() || full == picture.names[unit] ? QString() : QStringLiteral(" · ") + full.toHtmlEscaped());
    if (made.inputs.empty())
        lines += roleText(made.role);
    else
        lines +=
            UnitTr::tr("%1, part of %2").arg(unitWord(made.kind), QString::fromStdString(made.path)).toHtmlEscaped();
    if (picture.progress.hasValue(unit, step)) {
        lines += unitFormula(picture, unit).toHtmlEscaped();
        lines += UnitTr::tr("Exactly: %1").arg(formatExact(made.value));
    }
    if (picture.progress.isComplete(unit, step)) {
        const QString branches = branchSum(picture, unit);
        lines += (derivativeOf(QStringLiteral("L"), picture.names[unit]) + equals
                  + (branches.isEmpty() ? QString() : branches + equals) + unitNumber(made.gradient))
                     .toHtmlEscaped();
        if (const auto whole = picture.whole[at(unit)];
            whole && std::abs(*whole - made.gradient) > 1e-4 * std::max(std::abs(*whole), std::abs(made.gradient)))
            lines +=
                UnitTr::tr("In the whole network: %1, since other ways lead to the loss too.").arg(unitNumber(*whole));
    }
    return lines.join(QStringLiteral("<br>"));
}

QString pathFormula(const UnitPicture &picture, const ChainPath &path, std::size_t known, const QString &knownStyle)
{
    QStringList letters, numbers;
    if (path.factors.empty() || picture.blockChain.hasSeed()) {
        letters += derivativeOf(QStringLiteral("L"), picture.names[path.units[0]]);
        numbers += unitNumber(picture.graph.seed);
    }
    for (std::size_t i = 0; i < path.factors.size(); ++i) {
        letters += derivativeOf(picture.names[path.units[i]], picture.names[path.units[i + 1]]);
        numbers += unitNumber(path.factors[i], numbers.isEmpty());
    }
    const auto product = [&](const QStringList &factors) {
        const auto before = static_cast<qsizetype>(known);
        const QString dot = QStringLiteral(" · ");
        const QString first = factors.mid(0, before).join(dot).toHtmlEscaped();
        const QString rest = factors.mid(before).join(dot).toHtmlEscaped();
        if (first.isEmpty())
            return rest;
        const QString marked = QStringLiteral("<span style=\"%1\">%2</span>").arg(knownStyle, first);
        return rest.isEmpty() ? marked : marked + dot + rest;
    };
    return product(letters) + equals + product(numbers) + equals + unitNumber(path.product);
}

} // namespace vitrine
