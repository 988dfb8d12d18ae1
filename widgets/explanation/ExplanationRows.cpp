#include "widgets/explanation/ExplanationRows.h"

#include "widgets/common/Format.h"

#include <QCoreApplication>
#include <QHash>

#include <functional>

namespace vitrine {

namespace {

/// lupdate files what a free function translates under the namespace.
QString tr(const char *text)
{
    return QCoreApplication::translate("vitrine", text);
}

bool isNameStart(char letter)
{
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == '_';
}
bool isNamePart(char letter)
{
    return isNameStart(letter) || (letter >= '0' && letter <= '9');
}
bool isNumberPart(char letter)
{
    return (letter >= '0' && letter <= '9') || letter == '.';
}

/// A piece of an expression: a name with its term, or a character.
struct Token {
    std::string text;
    int term = -1; ///< −1: not a term (an operator, a number, a function)
};

std::vector<Token> tokenize(const Explanation &explanation)
{
    QHash<std::string, int> terms;
    for (std::size_t i = 0; i < explanation.terms.size(); ++i)
        terms.insert(explanation.terms[i].name, static_cast<int>(i));
    std::vector<Token> tokens;
    const std::string &text = explanation.expression;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i + 1;
        if (isNameStart(text[i])) {
            while (end < text.size() && isNamePart(text[end]))
                ++end;
        } else if (isNumberPart(text[i])) {
            while (end < text.size()
                   && (isNumberPart(text[end]) || text[end] == 'e' || (text[end] == '-' && text[end - 1] == 'e')))
                ++end;
        }
        const std::string piece = text.substr(i, end - i);
        if (piece != " ")
            tokens.push_back({piece, terms.value(piece, -1)});
        i = end;
    }
    return tokens;
}

bool isOperator(const std::vector<Token> &tokens, std::size_t at, const char *which)
{
    return at < tokens.size() && tokens[at].text == which;
}

bool isFactor(const std::vector<Token> &tokens, std::size_t at)
{
    return isOperator(tokens, at, "*") || isOperator(tokens, at, "/");
}

/// Numbers in an expression need parentheses where they carry a sign.
QString shown(double value, const std::function<QString(double)> &format)
{
    return value < 0 ? QLatin1Char('(') + format(value) + QLatin1Char(')') : format(value);
}

QString sumText(const Explanation &explanation, const ExplanationRows &rows, std::size_t most)
{
    QStringList parts;
    for (std::size_t i = 0; i < std::min(most, rows.rows.size()); ++i) {
        const ExplanationRow &row = rows.rows[i];
        QString part = shown(explanation.terms[static_cast<std::size_t>(row.first)].value, formatNumber);
        if (row.isPair())
            part += QStringLiteral("·")
                + shown(explanation.terms[static_cast<std::size_t>(row.second)].value, formatNumber);
        parts += part;
    }
    if (most < rows.rows.size())
        parts += QStringLiteral("…");
    return parts.join(QStringLiteral(" + "));
}

/// The tokens with values for names, until `most` terms were written.
QString substitute(const std::vector<Token> &tokens, const Explanation &explanation, std::size_t most,
                   const std::function<QString(double)> &format, const QString &times)
{
    QString text;
    std::size_t written = 0;
    for (const Token &token : tokens) {
        if (token.term >= 0 && written++ == most)
            return text + QStringLiteral("…");
        const bool spaced = token.text == "+" || token.text == "-";
        if (token.term >= 0)
            text += shown(explanation.terms[static_cast<std::size_t>(token.term)].value, format);
        else if (token.text == "*")
            text += times;
        else
            text += spaced ? QLatin1Char(' ') + QString::fromStdString(token.text) + QLatin1Char(' ')
                           : QString::fromStdString(token.text);
    }
    return text.trimmed();
}

} // namespace

double ExplanationRows::contribution(const Explanation &explanation, const ExplanationRow &row)
{
    const double first = explanation.terms[static_cast<std::size_t>(row.first)].value;
    return row.isPair() ? first * explanation.terms[static_cast<std::size_t>(row.second)].value : first;
}

ExplanationRows explanationRows(const Explanation &explanation)
{
    const std::vector<Token> tokens = tokenize(explanation);
    ExplanationRows result;
    result.isSum = true;
    std::vector<bool> seen(explanation.terms.size(), false);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const bool isTerm = tokens[i].term >= 0;
        if (!isTerm) {
            result.isSum = result.isSum && (tokens[i].text == "+" || tokens[i].text == "(" || tokens[i].text == ")");
            continue;
        }
        const bool pair = isOperator(tokens, i + 1, "*") && i + 2 < tokens.size() && tokens[i + 2].term >= 0
            && !isFactor(tokens, i + 3) && (i == 0 || !isFactor(tokens, i - 1));
        const int second = pair ? tokens[i + 2].term : -1;
        if (!pair && seen[static_cast<std::size_t>(tokens[i].term)]) {
            result.isSum = false; // it counts twice: a row of its own would add it once
            continue;
        }
        result.rows.push_back({tokens[i].term, second});
        seen[static_cast<std::size_t>(tokens[i].term)] = true;
        if (pair) {
            seen[static_cast<std::size_t>(second)] = true;
            i += 2;
        }
    }
    for (std::size_t i = 0; i < seen.size(); ++i) {
        if (!seen[i])
            result.rows.push_back({static_cast<int>(i), -1});
    }
    result.isSum = result.isSum && !result.rows.empty();
    return result;
}

QString numbersOf(const Explanation &explanation, const ExplanationRows &rows, int mostRows)
{
    const std::size_t most = mostRows < 0 ? explanation.expression.size() : static_cast<std::size_t>(mostRows);
    QString text = rows.isSum ? sumText(explanation, rows, most)
                              : substitute(tokenize(explanation), explanation, most, formatNumber, QStringLiteral("·"));
    const std::size_t count = rows.isSum ? rows.rows.size() : explanation.terms.size();
    if (most < count)
        text += QLatin1Char(' ') + tr("(%1 terms)").arg(formatCount(static_cast<std::int64_t>(count)));
    return text;
}

QString plainExpression(const Explanation &explanation)
{
    return substitute(tokenize(explanation), explanation, explanation.expression.size(), formatExact,
                      QStringLiteral("*"));
}

QString placeText(const std::string &name, const Index &index)
{
    QStringList numbers;
    for (const std::int64_t each : index)
        numbers += QString::number(each);
    return QString::fromStdString(name)
        + (numbers.isEmpty() ? QString() : QStringLiteral("[%1]").arg(numbers.join(QStringLiteral(", "))));
}

QString titleOf(const Explanation &explanation)
{
    const QString place = placeText(explanation.block, explanation.index);
    return explanation.pass == Pass::Forward ? place : QStringLiteral("∂Loss/∂") + place;
}

QString explanationText(const Explanation &explanation)
{
    QString text =
        QStringLiteral("%1 = %2\n%3\n%4\n= %5\n\n")
            .arg(titleOf(explanation), formatExact(explanation.value), QString::fromStdString(explanation.formula),
                 plainExpression(explanation), formatExact(explanation.recomputed));
    for (const Term &term : explanation.terms)
        text +=
            QStringLiteral("%1\t%2\t%3\n")
                .arg(QString::fromStdString(term.name), formatExact(term.value), QString::fromStdString(term.label));
    return text;
}

} // namespace vitrine
