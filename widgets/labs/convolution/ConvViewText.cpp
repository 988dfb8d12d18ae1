// What the view of a convolution says in words and numbers.

#include "widgets/common/Format.h"
#include "widgets/labs/convolution/ConvView.h"

#include <algorithm>

namespace vitrine {

namespace {

QString signedNumber(double value)
{
    const QString text = formatNumber(value);
    return value < 0 ? QStringLiteral("(%1)").arg(text) : text;
}

} // namespace

void ConvView::showTitles(std::vector<BoardPanel> &panels, const ConvPicture &picture) const
{
    const auto title = [&](ConvPicture::Panel panel, const QString &text, const QString &symbol) {
        BoardPanel &each = panels[static_cast<std::size_t>(picture.indexOf(panel))];
        each.title = text;
        each.symbol = symbol;
    };
    const auto symbol = [](const char *letter, std::int64_t first, std::int64_t second) {
        return QStringLiteral("%1[%2, %3]").arg(QLatin1String(letter)).arg(first).arg(second);
    };
    const ConvAttributes attributes = attributesOf(*m_stage.node);
    const std::int64_t k = m_focus.outChannel, c = picture.channel();
    const std::int64_t kernels = attributes.outChannels / attributes.groups;
    title(ConvPicture::Input, tr("Input"), symbol("x", m_focus.sample, c));
    title(ConvPicture::Output, tr("Output"), symbol("y", m_focus.sample, k));
    if (picture.isTransposed()) {
        title(ConvPicture::Kernel, tr("Kernel"), symbol("w", c, k % kernels));
        title(ConvPicture::Product, tr("Stamp"), QStringLiteral("w·x"));
    } else {
        title(ConvPicture::Window, tr("Window"), QStringLiteral("x"));
        title(ConvPicture::Kernel, tr("Kernel"), symbol("w", k, m_focus.inChannel));
        title(ConvPicture::Product, tr("Products"), QStringLiteral("w·x"));
    }
}

QString ConvView::describe(int panel, const Index &place) const
{
    if (!m_picture)
        return {};
    const auto which = m_picture->panelAt(panel);
    const Stack &stack = m_board->panels()[static_cast<std::size_t>(panel)].stack;
    if (stack.isMargin(place))
        return stack.isCut ? tr("Cut off: what falls here is no part of the output")
                           : tr("Padding: a zero, not part of the input");
    const auto value = stack.value(place);
    const QString number = value ? formatExact(static_cast<double>(*value)) : tr("not computed yet");
    switch (which) {
    case ConvPicture::Input: {
        const auto goes = m_picture->windows().over(place);
        const auto inside = std::count_if(goes.begin(), goes.end(), [](const auto &touch) { return touch.isInside; });
        return tr("x%1 = %2\nNumbers of each output channel that it goes into: %3")
            .arg(placeText({m_focus.sample, m_picture->channel()}, place), number)
            .arg(inside);
    }
    case ConvPicture::Output:
        return tr("y%1 = %2").arg(placeText({m_focus.sample, m_focus.outChannel}, place), number);
    case ConvPicture::Kernel:
        return tr("w at %1 of the kernel = %2").arg(placeText({}, place), number);
    case ConvPicture::Window:
        return tr("What lies under %1 of the kernel = %2").arg(placeText({}, place), number);
    case ConvPicture::Product:
        return tr("The product at %1 of the kernel = %2").arg(placeText({}, place), number);
    }
    return {};
}

QString ConvView::describeTerm(std::size_t term) const
{
    if (!m_picture || term >= m_picture->sum().terms.size())
        return {};
    const CellSum &sum = m_picture->sum();
    const SumTerm &at = sum.terms[term];
    const QString from = at.isInside ? tr("x%1").arg(placeText({m_focus.sample, at.channel}, at.place)) : tr("padding");
    return tr("Product %1 of %2: %3 · %4 = %5\nfrom %6; so far %7")
        .arg(term + 1)
        .arg(sum.terms.size())
        .arg(formatExact(at.weight), formatExact(at.input), formatExact(at.product()), from,
             formatNumber(sum.after(term + 1)));
}

/// "y[0, 3, 5, 6] = 0.021 + 0.31·0.2 + … = 0.834".
QString ConvView::sumSentence(const ConvPicture &picture) const
{
    constexpr std::size_t mostTerms = 4;
    const CellSum &sum = picture.sum();
    const ConvFocus focus = shown();
    if (!m_stage.output.valid())
        return tr("Being computed…");
    if (sum.terms.empty() && termCount(*m_stage.node) > static_cast<std::int64_t>(CellSum::mostTerms))
        return tr("Each number is a sum of %1 products: too many to be listed.")
            .arg(formatCount(termCount(*m_stage.node)));
    const bool isPartial = focus.term >= 0 && !picture.isTransposed();
    const std::size_t end = isPartial ? static_cast<std::size_t>(focus.term) : sum.terms.size();
    const std::size_t begin = isPartial && end > mostTerms ? end - mostTerms : 0;
    QStringList parts;
    if (sum.bias)
        parts += signedNumber(*sum.bias);
    if (begin > 0)
        parts += QStringLiteral("…");
    for (std::size_t i = begin; i < std::min(end, begin + mostTerms); ++i)
        parts += QStringLiteral("%1·%2").arg(signedNumber(sum.terms[i].weight), signedNumber(sum.terms[i].input));
    if (begin + mostTerms < end)
        parts += QStringLiteral("…");
    if (parts.isEmpty())
        parts += QStringLiteral("0");
    const QString place = placeText({focus.sample, focus.outChannel}, focus.cell);
    if (isPartial && end < sum.terms.size())
        return tr("y%1 so far: %2 = %3 (%4 of %5 products)")
            .arg(place, parts.join(QStringLiteral(" + ")), formatNumber(sum.after(end)))
            .arg(end)
            .arg(sum.terms.size());
    Index at = {focus.sample, focus.outChannel};
    at.insert(at.end(), focus.cell.begin(), focus.cell.end());
    return tr("y%1 = %2 = %3. Products: %4. The network computed %5.")
        .arg(place, parts.join(QStringLiteral(" + ")), formatNumber(sum.value),
             formatCount(static_cast<std::int64_t>(sum.terms.size())), formatNumber(m_stage.output.at(at)));
}

} // namespace vitrine
